namespace Bmis.Central.Hits;

/// <summary>A page of the queue.</summary>
/// <param name="Lines">In the queue's order.</param>
/// <param name="Next">Where the next page begins; null when this is the last.</param>
internal sealed record HitPage(IReadOnlyList<HitLine> Lines, HitCursor? Next)
{
    /// <summary>Lines of a page.</summary>
    public const int Size = 50;
}
