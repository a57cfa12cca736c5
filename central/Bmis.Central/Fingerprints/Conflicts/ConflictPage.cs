namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>A page of the queue.</summary>
/// <param name="Lines">The conflicts with both persons.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
internal sealed record ConflictPage(IReadOnlyList<ConflictLine> Lines, ConflictCursor? Next)
{
    public const int Size = 25;
}
