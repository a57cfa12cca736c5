namespace Bmis.Edifact.Parts;

/// <summary>What became of a part that was filed.</summary>
public enum PartOutcome
{
    /// <summary>It is the first that is known of a set.</summary>
    Began,

    /// <summary>It was added to a set.</summary>
    Added,

    /// <summary>The set had it already; nothing changed.</summary>
    Repeated,
}
