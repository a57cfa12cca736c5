using Bmis.Documents.PublicKeys;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>A signature algorithm: what certificates write of it and what the oracle's library calls it.</summary>
internal sealed record PlanAlgorithm(string Name, DigestAlgorithm Digest, byte[] Identifier)
{
    private const string Pkcs1 = "1.2.840.113549.1.1.";

    private static readonly DigestAlgorithm[] Digests =
    [
        DigestAlgorithm.Sha1, DigestAlgorithm.Sha224, DigestAlgorithm.Sha256, DigestAlgorithm.Sha384,
        DigestAlgorithm.Sha512,
    ];

    private static readonly int[] Pkcs1Arcs = [5, 14, 11, 12, 13];

    internal static PlanAlgorithm Usual => Ecdsa(DigestAlgorithm.Sha256);

    internal static PlanAlgorithm Rsa(DigestAlgorithm digest) => new(
        $"{digest.Name}withRSA", digest, Sequence(Oid(Pkcs1 + Pkcs1Arcs[Array.IndexOf(Digests, digest)]), Null));

    /// <summary>The identifier is that of the key; the hash function stands elsewhere.</summary>
    internal static PlanAlgorithm BareRsa(DigestAlgorithm digest) =>
        Rsa(digest) with { Identifier = Sequence(Oid(Pkcs1 + "1"), Null) };

    internal static PlanAlgorithm Pss(DigestAlgorithm digest)
    {
        var hash = Sequence(Oid(digest.Oid), Null);
        var mask = Sequence(Oid(Pkcs1 + "8"), hash);
        return new(
            $"{digest.Name}withRSAandMGF1",
            digest,
            Sequence(
                Oid(Pkcs1 + "10"),
                Sequence(Field(0, hash), Field(1, mask), Field(2, Integer(digest.Bytes)))));
    }

    internal static PlanAlgorithm Ecdsa(DigestAlgorithm digest) => new(
        $"{digest.Name}withECDSA",
        digest,
        Sequence(Oid(digest == DigestAlgorithm.Sha1
            ? "1.2.840.10045.4.1"
            : $"1.2.840.10045.4.3.{Array.IndexOf(Digests, digest)}")));

    /// <summary>DSA with one of the hash functions that Doc 9303-12 allows it.</summary>
    internal static PlanAlgorithm Dsa(DigestAlgorithm digest) => new(
        $"{digest.Name}withDSA",
        digest,
        Sequence(Oid(digest == DigestAlgorithm.Sha1
            ? "1.2.840.10040.4.3"
            : $"2.16.840.1.101.3.4.3.{Array.IndexOf(Digests, digest)}")));

    /// <summary>The identifiers of BSI TR-03111 for two numbers one after the other.</summary>
    internal static PlanAlgorithm PlainEcdsa(DigestAlgorithm digest) => new(
        $"{digest.Name}withPLAIN-ECDSA",
        digest,
        Sequence(Oid($"0.4.0.127.0.7.1.1.4.1.{Array.IndexOf(Digests, digest) + 1}")));
}
