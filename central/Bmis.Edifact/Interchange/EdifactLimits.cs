namespace Bmis.Edifact.Interchange;

/// <summary>
/// What is taken from outside at most (PASSENGER-DATA facts, robustness policy). Whatever is beyond a limit becomes a
/// diagnostic, never an exception, and its bytes stay where they are.
/// </summary>
public static class EdifactLimits
{
    /// <summary>Bytes of one segment with its terminator; a longer one is noise.</summary>
    public const int SegmentBytes = 64 * 1024;

    /// <summary>Data elements of one segment; what follows belongs to the last of them.</summary>
    public const int Elements = 1_000;

    /// <summary>Bytes of one message; a longer one is reported and still read.</summary>
    public const int MessageBytes = 64 * 1024 * 1024;

    /// <summary>Messages of one transmission; from the next one on everything is noise.</summary>
    public const int Messages = 100_000;

    /// <summary>Diagnostics that are kept of one transmission; others are only counted.</summary>
    public const int Diagnostics = 1_000;

    /// <summary>Elements of XML around each other; what is deeper is not read.</summary>
    public const int XmlDepth = 64;

    /// <summary>Documents of XML in one transmission; from the next one on everything is noise.</summary>
    public const int XmlDocuments = 1_000;

    // Unfolded bytes that are looked at to infer separators: UNB, UNG and UNH together rarely have 300.
    internal const int InferenceBytes = 512;

    // Unfolded bytes that decide whether a tag begins an interchange.
    internal const int StartBytes = 96;
}
