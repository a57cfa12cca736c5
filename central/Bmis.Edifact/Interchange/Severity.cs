namespace Bmis.Edifact.Interchange;

/// <summary>How much a diagnostic weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; what was read is what was sent.</summary>
    Information,

    /// <summary>The sender departs from the standard; everything was read all the same.</summary>
    Warning,

    /// <summary>Bytes could not be read as what they should be.</summary>
    Error,
}
