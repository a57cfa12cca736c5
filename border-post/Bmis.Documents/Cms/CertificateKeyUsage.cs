namespace Bmis.Documents.Cms;

/// <summary>What a key may be used for (RFC 5280, 4.2.1.3), as far as it matters for documents.</summary>
[Flags]
public enum CertificateKeyUsage
{
    /// <summary>Nothing of the following.</summary>
    None = 0,

    /// <summary>To sign documents and lists.</summary>
    DigitalSignature = 1,

    /// <summary>To sign certificates.</summary>
    CertificateSign = 1 << 5,

    /// <summary>To sign revocation lists.</summary>
    RevocationListSign = 1 << 6,
}
