namespace Bmis.Central.Intake;

/// <summary>What an entry other than a crossing becomes: one typed row, written by one statement.</summary>
internal abstract record SmallRow(long Sequence)
{
    /// <summary>The statement; its parameters are the row's own properties, with RegionId and LaneId.</summary>
    public abstract string Statement { get; }

    /// <summary>
    /// Words that may name people, and the row that they belong to; the statement gets them sealed, as SealedWords.
    /// Null for a row without.
    /// </summary>
    public virtual (object Row, string Words)? Personal => null;

    /// <summary>The number alone.</summary>
    public sealed override string ToString() => $"[{GetType().Name} {Sequence}]";
}
