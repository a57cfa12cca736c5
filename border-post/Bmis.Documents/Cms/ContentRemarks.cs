namespace Bmis.Documents.Cms;

/// <summary>What is odd about signed data without being wrong.</summary>
[Flags]
public enum ContentRemarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The signer's issuer is written otherwise than in the certificate: order, case, or string.</summary>
    IssuerWrittenOtherwise = 1,

    /// <summary>The signer names a certificate that is not there; the only one there was taken.</summary>
    OnlyCertificateTaken = 2,

    /// <summary>The certificate was not in the data and was taken from the trust store.</summary>
    CertificateFromStore = 4,

    /// <summary>The version is not the one that the contents demand (RFC 5652, 5.1).</summary>
    UnusualVersion = 8,

    /// <summary>The signer's hash function is not listed in front of the content.</summary>
    DigestNotListed = 16,

    /// <summary>There are several signers; the first whose signature holds was taken.</summary>
    SeveralSigners = 32,

    /// <summary>The signer's key is on a curve that has no name.</summary>
    CurveWithoutName = 64,

    /// <summary>The signer's key names another curve than its own, and policy accepts that.</summary>
    CurveMislabelled = 128,

    /// <summary>The content is said to be something else than what it is: some States name another type.</summary>
    UnusualContentType = 256,
}
