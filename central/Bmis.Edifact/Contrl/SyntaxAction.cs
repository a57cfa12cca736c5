namespace Bmis.Edifact.Contrl;

/// <summary>
/// What became of an interchange, group or message (0083; ISO 9735-4, code list). A number without a name here is what
/// a partner sent.
/// </summary>
public enum SyntaxAction
{
    /// <summary>Nothing was said.</summary>
    None = 0,

    /// <summary>This level and all below it are rejected.</summary>
    Rejected = 4,

    /// <summary>This level is acknowledged, and so is what is below it and not rejected by itself.</summary>
    Acknowledged = 7,

    /// <summary>The interchange arrived; nothing is said about what is in it.</summary>
    Received = 8,
}
