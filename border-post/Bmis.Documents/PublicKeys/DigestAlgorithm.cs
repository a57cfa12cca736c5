using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Bmis.Documents.PublicKeys;

/// <summary>A hash function of Doc 9303-12, 4.4: SHA-1 and the SHA-2 family.</summary>
internal sealed class DigestAlgorithm
{
    internal static readonly DigestAlgorithm Sha1 = new("SHA1", "1.3.14.3.2.26", 20, () => new Sha1Digest());
    internal static readonly DigestAlgorithm Sha224 = new("SHA224", Sha2 + "4", 28, () => new Sha224Digest());
    internal static readonly DigestAlgorithm Sha256 = new("SHA256", Sha2 + "1", 32, () => new Sha256Digest());
    internal static readonly DigestAlgorithm Sha384 = new("SHA384", Sha2 + "2", 48, () => new Sha384Digest());
    internal static readonly DigestAlgorithm Sha512 = new("SHA512", Sha2 + "3", 64, () => new Sha512Digest());

    private const string Sha2 = "2.16.840.1.101.3.4.2.";

    private static readonly FrozenDictionary<string, DigestAlgorithm> ByOid =
        new[] { Sha1, Sha224, Sha256, Sha384, Sha512 }.ToFrozenDictionary(digest => digest.Oid);

    private DigestAlgorithm(string name, string oid, int bytes, Func<IDigest> create) =>
        (Name, Oid, Bytes, Create) = (name, oid, bytes, create);

    /// <summary>Its name as the framework writes it, such as SHA256.</summary>
    internal string Name { get; }

    /// <summary>Its object identifier.</summary>
    internal string Oid { get; }

    /// <summary>Bytes of a hash.</summary>
    internal int Bytes { get; }

    /// <summary>A new one for the library's schemes.</summary>
    internal Func<IDigest> Create { get; }

    /// <summary>The hash function of this object identifier; null when it is none of these.</summary>
    internal static DigestAlgorithm? Find(string oid) => ByOid.GetValueOrDefault(oid);

    /// <summary>
    /// Reads an AlgorithmIdentifier, whose parameters are NULL or left out (RFC 5754, 2); null when it is none of
    /// these.
    /// </summary>
    internal static DigestAlgorithm? Read(AsnReader reader)
    {
        var identifier = reader.ReadSequence();
        var digest = Find(identifier.ReadObjectIdentifier());
        identifier.ReadNoParameters();
        return digest;
    }

    /// <summary>The hash of bytes.</summary>
    internal byte[] Hash(ReadOnlySpan<byte> bytes)
    {
        if (this != Sha224)
            return CryptographicOperations.HashData(new HashAlgorithmName(Name), bytes);

        // The framework has no SHA-224.
        var digest = Create();
        digest.BlockUpdate(bytes);
        var hash = new byte[Bytes];
        digest.DoFinal(hash);
        return hash;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
