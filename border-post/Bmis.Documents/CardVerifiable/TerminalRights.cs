namespace Bmis.Documents.CardVerifiable;

/// <summary>What an inspection system may read (Doc 9303-11, K.1).</summary>
[Flags]
public enum TerminalRights
{
    /// <summary>Nothing that is kept back.</summary>
    None = 0,

    /// <summary>Fingerprints: DG3.</summary>
    Fingers = 1,

    /// <summary>Irises: DG4.</summary>
    Irises = 2,

    /// <summary>Both.</summary>
    All = Fingers | Irises,
}
