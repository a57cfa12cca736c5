using System.Collections.Frozen;

namespace Bmis.Documents.PublicKeys;

/// <summary>Object identifiers of signatures, and what they say.</summary>
internal static class SignatureOids
{
    private const string Pkcs1 = "1.2.840.113549.1.1.";
    private const string X962 = "1.2.840.10045.4.";
    private const string PlainEcdsa = "0.4.0.127.0.7.1.1.4.1.";
    private const string NistDsa = "2.16.840.1.101.3.4.3.";

    private static readonly FrozenDictionary<string, Entry> ByOid = new Dictionary<string, Entry>
    {
        [KeyOids.Rsa] = new(SignatureScheme.RsaPkcs1, null),
        [Pkcs1 + "5"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha1),
        [Pkcs1 + "14"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha224),
        [Pkcs1 + "11"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha256),
        [Pkcs1 + "12"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha384),
        [Pkcs1 + "13"] = new(SignatureScheme.RsaPkcs1, DigestAlgorithm.Sha512),
        [KeyOids.Ec] = new(SignatureScheme.Ecdsa, null),
        [X962 + "1"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha1),
        [X962 + "3.1"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha224),
        [X962 + "3.2"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha256),
        [X962 + "3.3"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha384),
        [X962 + "3.4"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha512),
        [KeyOids.Dsa] = new(SignatureScheme.Dsa, null),
        ["1.2.840.10040.4.3"] = new(SignatureScheme.Dsa, DigestAlgorithm.Sha1),
        [NistDsa + "1"] = new(SignatureScheme.Dsa, DigestAlgorithm.Sha224),
        [NistDsa + "2"] = new(SignatureScheme.Dsa, DigestAlgorithm.Sha256),
        [PlainEcdsa + "1"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha1),
        [PlainEcdsa + "2"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha224),
        [PlainEcdsa + "3"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha256),
        [PlainEcdsa + "4"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha384),
        [PlainEcdsa + "5"] = new(SignatureScheme.Ecdsa, DigestAlgorithm.Sha512),
    }.ToFrozenDictionary();

    internal static Entry? Find(string oid) => ByOid.GetValueOrDefault(oid);

    /// <summary>What an object identifier says; the digest is null where it is named elsewhere.</summary>
    internal sealed record Entry(SignatureScheme Scheme, DigestAlgorithm? Digest);
}
