namespace Bmis.Documents.Trust;

/// <summary>What a file turned out to be.</summary>
public enum TrustSourceKind
{
    /// <summary>None of the following.</summary>
    Unknown,

    /// <summary>A CSCA master list (Doc 9303-12, 9).</summary>
    MasterList,

    /// <summary>A directory in LDIF, as the ICAO PKD gives it out.</summary>
    Directory,

    /// <summary>A certificate in DER.</summary>
    Certificate,

    /// <summary>A revocation list in DER.</summary>
    RevocationList,

    /// <summary>Certificates and revocation lists in PEM.</summary>
    Pem,

    /// <summary>A list of known defects (BSI TR-03129-2, 7).</summary>
    DefectList,
}
