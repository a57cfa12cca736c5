namespace Bmis.Crossings.SecondLine;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Nobody has taken it over.</summary>
    Waiting = 1,

    /// <summary>An officer works on it.</summary>
    TakenOver,

    /// <summary>An outcome waits for a countersign.</summary>
    Proposed,

    /// <summary>It was decided.</summary>
    Decided,
}
