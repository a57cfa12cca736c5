using Bmis.Documents.Lds;

namespace Bmis.Documents.Reading;

/// <summary>What an authority decides about reading chips.</summary>
public sealed record ReadingPolicy
{
    /// <summary>The usual one.</summary>
    public static readonly ReadingPolicy Usual = new();

    /// <summary>
    /// Whether a chip that fails at PACE may be opened by basic access control. Whoever stands between reader and chip
    /// can make PACE fail; the report says so in any case.
    /// </summary>
    public bool MayFallBackToBasicAccess { get; init; }

    /// <summary>
    /// The data groups that are read when they are there, in this order; DG1, DG14 and DG15 come before them, and after
    /// them DG3 and DG4 where the chip lets the terminal.
    /// </summary>
    public IReadOnlyList<int> DataGroups { get; init; } = [11, 12, 2];

    /// <summary>Time for the whole procedure. BSI TR-03135-1 gives 7 s to a reference document.</summary>
    public TimeSpan TotalLimit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for one command.</summary>
    public TimeSpan CommandLimit { get; init; } = TimeSpan.FromSeconds(5);

    internal IEnumerable<ElementaryFile> Wanted => DataGroups.Select(ElementaryFile.OfDataGroup);
}
