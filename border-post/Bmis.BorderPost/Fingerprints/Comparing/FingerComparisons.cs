using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Comparing;

/// <summary>What taken fingers came to against those of the chip and against an earlier enrolment. It prints as
/// <c>[comparisons]</c>.</summary>
/// <param name="Taken">The fingers.</param>
/// <param name="Chip">Against those of the chip; null without any.</param>
/// <param name="Earlier">Against an earlier enrolment; null without any.</param>
internal sealed record FingerComparisons(TakenFingers Taken, FingerComparison? Chip, FingerComparison? Earlier)
{
    /// <summary>
    /// Whether the chip says that it is the holder, and an enrolment on the same document says that it is not: one of
    /// the two belongs to somebody else, and nothing here can say which.
    /// </summary>
    internal bool Disagree =>
        Chip is { Band: FingerBand.Match } && Earlier is { Band: FingerBand.NoMatch, OnDocument: true };

    /// <summary>
    /// The one that counts. What the State that issued the document says goes first: whoever it says it is not is
    /// somebody else.
    /// </summary>
    internal FingerComparison? Counting =>
        Disagree || Chip is not { Band: not FingerBand.NotComparable } ? Earlier ?? Chip : Chip;

    /// <summary>All of them.</summary>
    internal IEnumerable<FingerComparison> All => new[] { Chip, Earlier }.OfType<FingerComparison>();

    public override string ToString() => "[comparisons]";
}
