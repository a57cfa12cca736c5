using System.Collections.Frozen;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Bmis.Documents.PublicKeys;

/// <summary>The curves that have a name: those of NIST, SEC 2, X9.62, Brainpool (RFC 5639) and ANSSI.</summary>
internal static class KnownCurves
{
    private static readonly Lazy<FrozenDictionary<string, ECNamedDomainParameters>> ByOid = new(ReadAll);

    private static readonly Lazy<FrozenDictionary<BigInteger, ECNamedDomainParameters[]>> ByPrime =
        new(() => ByOid.Value.Values.GroupBy(Prime).ToFrozenDictionary(group => group.Key, group => group.ToArray()));

    /// <summary>The curve of this object identifier; null when it is not known or not of an accepted size.</summary>
    internal static ECNamedDomainParameters? Find(string oid) => ByOid.Value.GetValueOrDefault(oid);

    /// <summary>The curve of this equation; null when it is not known.</summary>
    internal static ECNamedDomainParameters? Find(BigInteger prime, BigInteger a, BigInteger b) =>
        ByPrime.Value.GetValueOrDefault(prime)?.FirstOrDefault(known =>
            known.Curve.A.ToBigInteger().Equals(a) && known.Curve.B.ToBigInteger().Equals(b));

    /// <summary>The curves over fields of so many bits.</summary>
    internal static IEnumerable<ECNamedDomainParameters> OfSize(int bits) =>
        ByOid.Value.Values.Where(known => known.Curve.FieldSize == bits);

    /// <summary>Whether a key is on a curve without a name: sound as far as can be told, and worth a remark.</summary>
    internal static bool IsUnknown(ECKeyParameters key) => key.Parameters is not ECNamedDomainParameters;

    private static BigInteger Prime(ECDomainParameters domain) => domain.Curve.Field.Characteristic;

    private static FrozenDictionary<string, ECNamedDomainParameters> ReadAll()
    {
        var known = new Dictionary<string, ECNamedDomainParameters>();
        foreach (var name in ECNamedCurveTable.Names)
        {
            var oid = ECNamedCurveTable.GetOid(name);
            if (Read(oid) is { } curve)
                known.TryAdd(oid.Id, curve);
        }

        return known.ToFrozenDictionary();
    }

    // The library has quicker arithmetic for some.
    private static ECNamedDomainParameters? Read(DerObjectIdentifier oid)
    {
        var curve = CustomNamedCurves.GetByOid(oid) ?? ECNamedCurveTable.GetByOid(oid);
        var isAccepted = ECAlgorithms.IsFpCurve(curve.Curve)
            && curve.Curve.FieldSize is >= KeyLimits.LeastField and <= KeyLimits.MostField;
        return isAccepted ? new ECNamedDomainParameters(oid, curve) : null;
    }
}
