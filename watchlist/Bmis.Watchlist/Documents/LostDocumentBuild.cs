namespace Bmis.Watchlist.Documents;

/// <summary>What came of building an index.</summary>
/// <param name="Lines">Documents that were read.</param>
/// <param name="Documents">Distinct ones in the index.</param>
/// <param name="HasRows">True when more than State and number is kept of at least one.</param>
/// <param name="Problem">Why nothing was written, with the line's number and without its content; or null.</param>
public sealed record LostDocumentBuild(long Lines, long Documents, bool HasRows, string? Problem)
{
    /// <summary>True when the index stands in its place.</summary>
    public bool Succeeded => Problem is null;
}
