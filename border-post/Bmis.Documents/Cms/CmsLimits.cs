namespace Bmis.Documents.Cms;

/// <summary>How much is read of signed data and certificates.</summary>
internal static class CmsLimits
{
    /// <summary>Bytes of a security object: no file of a chip is longer.</summary>
    internal const int SecurityObjectBytes = 0x10000;

    /// <summary>Bytes of a master list: fifty times the largest in use.</summary>
    internal const int MasterListBytes = 64 << 20;

    /// <summary>Bytes of a certificate; those in use have about two thousand.</summary>
    internal const int CertificateBytes = 0x10000;

    /// <summary>Bytes of a revocation list.</summary>
    internal const int RevocationListBytes = 16 << 20;

    /// <summary>Certificates in a revocation list.</summary>
    internal const int RevokedCertificates = 200_000;

    /// <summary>Certificates, and revocation lists, beside the content.</summary>
    internal const int Beside = 64;

    /// <summary>Signers; a security object has one (Doc 9303-10, D.2).</summary>
    internal const int Signers = 8;

    /// <summary>Signed attributes of a signer, and extensions of a certificate.</summary>
    internal const int Attributes = 64;

    /// <summary>Parts of a name.</summary>
    internal const int NameParts = 32;

    /// <summary>Bytes of a serial number; RFC 5280 allows 20.</summary>
    internal const int SerialNumberBytes = 64;

    /// <summary>Kinds of document in a list of an extension.</summary>
    internal const int DocumentTypes = 32;
}
