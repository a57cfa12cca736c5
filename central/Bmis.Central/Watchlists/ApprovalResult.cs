namespace Bmis.Central.Watchlists;

/// <summary>What came of an approval.</summary>
internal enum ApprovalResult
{
    Published,
    NotFound,
    OwnImport,
    AlreadyApproved,
    NewerApproved,
}
