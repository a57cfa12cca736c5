namespace Bmis.Documents.Trust;

/// <summary>
/// In what a certificate deviates from its profile (Doc 9303-12, 7.1) without being wrong: certificates of the first
/// years, and of careless issuers, do. None of it changes a verdict.
/// </summary>
[Flags]
public enum CertificateRemarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The version is not 3.</summary>
    UnusualVersion = 1,

    /// <summary>The serial number has more than 20 octets.</summary>
    SerialTooLong = 2,

    /// <summary>The serial number is zero or negative.</summary>
    SerialNotPositive = 4,

    /// <summary>It does not say what the key may be used for.</summary>
    MissingKeyUsage = 8,

    /// <summary>What the key may be used for is not marked as critical.</summary>
    KeyUsageNotCritical = 16,

    /// <summary>It does not say by which key it was signed, or, of an authority, which its own is.</summary>
    MissingKeyIdentifier = 32,

    /// <summary>It does not say which documents the signer may sign.</summary>
    MissingDocumentType = 64,

    /// <summary>It is valid for longer than the standard foresees.</summary>
    ValidityTooLong = 128,

    /// <summary>The private key was not in use when the document was signed, as the signer says itself.</summary>
    PrivateKeyPeriodOver = 256,

    /// <summary>The issuer is named otherwise than the authority that signed it names itself.</summary>
    IssuerNameDiffers = 512,

    /// <summary>A signer has an authority's constraints, or an authority's are not marked as critical.</summary>
    UnusualConstraints = 1024,

    /// <summary>It is signed over a hash of SHA-1.</summary>
    WeakDigest = 2048,

    /// <summary>The key is shorter than the standard allows new ones to be.</summary>
    WeakKey = 4096,
}
