namespace Bmis.Central.Watchlists;

/// <summary>A stored version of an alert list without its content.</summary>
internal sealed record StoredVersion(
    string ListName,
    string Source,
    long Version,
    int Entries,
    int Added,
    int Removed,
    int Changed,
    DateTime ImportedAt,
    string ImportedBy,
    DateTime? ApprovedAt,
    string? ApprovedBy,
    string Sha256 = "")
{
    public bool IsApproved => ApprovedBy is not null;
}
