namespace Bmis.Documents.PublicKeys;

/// <summary>Object identifiers of public keys.</summary>
internal static class KeyOids
{
    /// <summary>rsaEncryption (RFC 8017, A.1).</summary>
    internal const string Rsa = "1.2.840.113549.1.1.1";

    /// <summary>id-RSASSA-PSS (RFC 8017, A.2.3).</summary>
    internal const string RsaPss = "1.2.840.113549.1.1.10";

    /// <summary>id-dsa (RFC 3279, 2.3.2).</summary>
    internal const string Dsa = "1.2.840.10040.4.1";

    /// <summary>id-ecPublicKey (RFC 5480, 2.1.1).</summary>
    internal const string Ec = "1.2.840.10045.2.1";

    /// <summary>prime-field (RFC 3279, 2.3.5).</summary>
    internal const string PrimeField = "1.2.840.10045.1.1";

    /// <summary>dhpublicnumber of X9.42 (RFC 3279, 2.3.3).</summary>
    internal const string DhX942 = "1.2.840.10046.2.1";

    /// <summary>dhKeyAgreement of PKCS#3.</summary>
    internal const string DhPkcs3 = "1.2.840.113549.1.3.1";
}
