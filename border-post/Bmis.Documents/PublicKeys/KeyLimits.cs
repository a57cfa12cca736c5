namespace Bmis.Documents.PublicKeys;

/// <summary>
/// How large the numbers of a key may be. Smaller ones are broken, larger ones only keep a lane busy; between them lies
/// whatever Doc 9303-12, 4.4 recommends and what older documents have.
/// </summary>
internal static class KeyLimits
{
    /// <summary>Bits of an RSA modulus: documents of the first years have 1,024 for active authentication.</summary>
    internal const int LeastModulus = 1024;

    /// <summary>Bits of an RSA modulus: authorities have up to 6,144; twice as many bits take eight times as long.
    /// </summary>
    internal const int MostModulus = 8192;

    /// <summary>Bits of an RSA exponent.</summary>
    internal const int MostExponent = 64;

    /// <summary>Bits of the prime of a curve's field, from brainpoolP160r1.</summary>
    internal const int LeastField = 160;

    /// <summary>Bits of the prime of a curve's field, up to P-521.</summary>
    internal const int MostField = 521;

    /// <summary>Bits of the prime of a Diffie-Hellman group.</summary>
    internal const int LeastGroup = 1024;

    /// <summary>Bits of the prime of a Diffie-Hellman group.</summary>
    internal const int MostGroup = 8192;

    /// <summary>Bits of a subgroup's order, unless the prime is a safe one; RFC 5114 has up to 256.</summary>
    internal const int MostSubgroup = 512;

    /// <summary>Bits of the prime of DSA: the first master lists have 1,024 (FIPS 186-4, 4.2).</summary>
    internal const int LeastDsaPrime = 1024;

    /// <summary>Bits of the prime of DSA.</summary>
    internal const int MostDsaPrime = 3072;

    /// <summary>Bits of the order of the subgroup of DSA.</summary>
    internal const int LeastDsaOrder = 160;

    /// <summary>Bits of the order of the subgroup of DSA.</summary>
    internal const int MostDsaOrder = 256;

    /// <summary>Bytes of a whole SubjectPublicKeyInfo: two numbers of the largest size and their domain.</summary>
    internal const int MostBytes = 8192;

    /// <summary>Chance of 2^-64 that a composite number is taken for a prime.</summary>
    internal const int PrimeCertainty = 64;
}
