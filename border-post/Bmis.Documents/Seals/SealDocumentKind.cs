namespace Bmis.Documents.Seals;

/// <summary>The documents whose seals are known: those of Doc 9303-13 and of BSI TR-03137.</summary>
public enum SealDocumentKind
{
    /// <summary>None of these; its features are given as they are.</summary>
    Unknown,

    /// <summary>Visa (Doc 9303-13, 3).</summary>
    Visa,

    /// <summary>Emergency travel document (Doc 9303-13, 4).</summary>
    EmergencyTravelDocument,

    /// <summary>Arrival attestation of Germany.</summary>
    ArrivalAttestation,

    /// <summary>Residence permit of Germany.</summary>
    ResidencePermit,

    /// <summary>Supplementary sheet to a residence permit of Germany.</summary>
    SupplementarySheet,

    /// <summary>Social insurance card of Germany.</summary>
    SocialInsuranceCard,

    /// <summary>Address sticker on an identity card of Germany.</summary>
    IdentityCardAddress,

    /// <summary>Address sticker on a residence permit of Germany.</summary>
    ResidencePermitAddress,

    /// <summary>Address sticker in a passport of Germany.</summary>
    PassportAddress,
}
