namespace Bmis.Documents.CardVerifiable;

/// <summary>What the holder of a certificate may do with it (BSI TR-03110-3, C.4).</summary>
public enum TerminalRole
{
    /// <summary>Authenticate itself to a chip.</summary>
    InspectionSystem,

    /// <summary>Certify inspection systems: a document verifier of another State than the chip's.</summary>
    ForeignVerifier,

    /// <summary>The same within the chip's own State, whose dates chips believe.</summary>
    DomesticVerifier,

    /// <summary>Certify document verifiers: the authority of the chip's State.</summary>
    Authority,
}
