namespace Bmis.Documents.PublicKeys;

/// <summary>How a signature is made, apart from its hash function.</summary>
internal enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS (RFC 8017, 8.1).</summary>
    RsaPss,

    /// <summary>ECDSA, its two numbers in a sequence or one behind the other (BSI TR-03111, 5.2).</summary>
    Ecdsa,

    /// <summary>DSA, its two numbers in a sequence (RFC 3279, 2.2.2).</summary>
    Dsa,
}
