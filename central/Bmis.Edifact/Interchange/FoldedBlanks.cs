namespace Bmis.Edifact.Interchange;

/// <summary>What becomes of blanks before a fold: nobody can see whether the sender wrote them.</summary>
public enum FoldedBlanks
{
    /// <summary>They belong to the value.</summary>
    Kept,

    /// <summary>They are left out; the second reading of names.</summary>
    Dropped,
}
