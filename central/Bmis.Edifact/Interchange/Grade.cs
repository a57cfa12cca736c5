namespace Bmis.Edifact.Interchange;

/// <summary>
/// How a message is taken in (PASSENGER-DATA facts, robustness policy). The letters are stored: they never change.
/// </summary>
public enum Grade
{
    /// <summary>As the standard wants it.</summary>
    A,

    /// <summary>All of it, with warnings: counts, references, order, text around it.</summary>
    B,

    /// <summary>Partly: something in it cannot be read and is set apart, the rest counts.</summary>
    C,

    /// <summary>Held: it has no flight or no envelope.</summary>
    D,

    /// <summary>Refused: it is no message of the types that are taken in.</summary>
    E,
}
