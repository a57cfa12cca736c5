namespace Bmis.Central.CrossingHistory;

/// <summary>One page of the list.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record CrossingPage(IReadOnlyList<CrossingRow> Rows, CrossingCursor? Next)
{
    /// <summary>Rows of a page.</summary>
    public const int Size = 50;
}
