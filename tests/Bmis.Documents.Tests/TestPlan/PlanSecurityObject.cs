using Bmis.Documents.PublicKeys;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Signed data, such as EF.SOD, of which every field can be another, or missing where it is null.</summary>
internal sealed record PlanSecurityObject(PlanAlgorithm Algorithm)
{
    private const string SignedDataType = "1.2.840.113549.1.7.2";

    internal PlanKey Key { get; init; } = PlanKey.SignerOf(Algorithm);

    internal PlanCertificate Certificate { get; init; } = PlanCertificate.Signer(PlanKey.SignerOf(Algorithm));

    internal bool HasCertificate { get; init; } = true;

    internal DigestAlgorithm GroupDigest { get; init; } = Algorithm.Digest;

    internal byte[]? ObjectVersion { get; init; } = Integer(0);

    internal Func<byte[], byte[]?> ChangeGroupDigest { get; init; } = identifier => identifier;

    internal Func<SortedDictionary<int, byte[]>, IEnumerable<byte[]>> Hashes { get; init; } = Pairs;

    internal byte[]? LdsVersions { get; init; }

    internal byte[]? Version { get; init; } = Integer(3);

    internal byte[]? Digests { get; init; } = Set(Identifier(Algorithm.Digest));

    internal byte[]? ContentType { get; init; } = Oid("2.23.136.1.1.1");

    internal byte[]? SignerVersion { get; init; } = Integer(1);

    internal byte[]? SignerIdentifier { get; init; } =
        Sequence(TestName.Authority(), PlanCertificate.SerialOfSigner);

    internal byte[]? SignerDigest { get; init; } = Identifier(Algorithm.Digest);

    internal Func<byte[], byte[]?> ChangeMessageDigest { get; init; } = hash => hash;

    internal byte[]? SigningTime { get; init; }

    internal byte[]? SignatureAlgorithm { get; init; } = Algorithm.Identifier;

    internal Func<byte[], byte[]?> ChangeSignature { get; init; } = signature => signature;

    internal static byte[] Identifier(DigestAlgorithm digest) => Sequence(Oid(digest.Oid), Null);

    internal static byte[] Versions(string lds) => Sequence(Text(lds), Text("040000"));

    internal static IEnumerable<byte[]> Pairs(SortedDictionary<int, byte[]> hashes) =>
        hashes.Select(one => Sequence(Integer(one.Key), Octets(one.Value)));

    /// <summary>EF.SOD over these files.</summary>
    internal byte[] Write(IEnumerable<KeyValuePair<int, byte[]>> groups)
    {
        var hashes = new SortedDictionary<int, byte[]>(
            groups.ToDictionary(one => one.Key, one => GroupDigest.Hash(one.Value)));
        return TlvWriter.Object(0x77, Sign(Sequence(
            ObjectVersion, ChangeGroupDigest(Identifier(GroupDigest)), Sequence([.. Hashes(hashes)]), LdsVersions)));
    }

    /// <summary>Signed data with this content.</summary>
    internal byte[] Sign(byte[] content)
    {
        var hash = ChangeMessageDigest(Algorithm.Digest.Hash(content));
        var attributes = Set(
            ContentType is null ? null : Attribute("1.2.840.113549.1.9.3", ContentType),
            hash is null ? null : Attribute("1.2.840.113549.1.9.4", Octets(hash)),
            SigningTime is null ? null : Attribute("1.2.840.113549.1.9.5", SigningTime));
        var signature = ChangeSignature(Key.Sign(Algorithm, attributes));
        var signer = Sequence(
            SignerVersion,
            SignerIdentifier,
            SignerDigest,
            [0xA0, .. attributes[1..]],
            SignatureAlgorithm,
            signature is null ? null : Octets(signature));
        var data = Sequence(
            Version,
            Digests,
            Sequence(ContentType, Field(0, Octets(content))),
            HasCertificate ? Field(0, Certificate.Write()) : null,
            Set(signer));
        return Sequence(Oid(SignedDataType), Field(0, data));
    }

    private static byte[] Attribute(string type, byte[] value) => Sequence(Oid(type), Set(value));
}
