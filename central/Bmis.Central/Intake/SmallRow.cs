namespace Bmis.Central.Intake;

/// <summary>What an entry other than a crossing becomes: a typed row. Rows of one type are written together.</summary>
internal abstract record SmallRow(long Sequence)
{
    /// <summary>
    /// The statement for any number of rows: each property of the row is an array with a place for every row, beside
    /// RegionId and LaneId.
    /// </summary>
    public abstract string Statement { get; }

    /// <summary>
    /// Words that may name people, and the row that they belong to; the statement gets them sealed, as SealedWords.
    /// Null for a row without.
    /// </summary>
    public virtual (object Row, string Words)? Personal => null;

    /// <summary>
    /// Whether the row is kept under the lane itself: what it tells may begin in one branch of the lane's journal and
    /// end in another.
    /// </summary>
    public virtual bool IsOfLane => false;

    /// <summary>The number alone.</summary>
    public sealed override string ToString() => $"[{GetType().Name} {Sequence}]";
}
