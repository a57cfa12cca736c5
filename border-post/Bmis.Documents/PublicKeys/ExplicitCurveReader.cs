using System.Formats.Asn1;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Bmis.Documents.PublicKeys;

/// <summary>
/// Reads a curve that is spelt out (SpecifiedECDomain of X9.62 and BSI TR-03111, 5.1.2), as issuers of travel documents
/// must write it (Doc 9303-12, 4.4). Seed and cofactor may be missing.
/// </summary>
internal static class ExplicitCurveReader
{
    internal static KeyFault Read(AsnReader reader, out ECDomainParameters? domain)
    {
        domain = null;
        reader.ReadUnsigned();
        var field = reader.ReadSequence();
        if (field.ReadObjectIdentifier() != KeyOids.PrimeField)
            return KeyFault.UnsupportedCurve;
        var prime = field.ReadUnsigned();
        var coefficients = reader.ReadSequence();
        var a = new BigInteger(1, coefficients.ReadOctetString());
        var b = new BigInteger(1, coefficients.ReadOctetString());
        var (point, order) = (reader.ReadOctetString(), reader.ReadUnsigned());
        return Of(prime, a, b, point, order, HasInteger(reader) ? reader.ReadUnsigned() : null, out domain);
    }

    /// <summary>The curve of these numbers.</summary>
    internal static KeyFault Of(
        BigInteger prime,
        BigInteger a,
        BigInteger b,
        byte[] point,
        BigInteger order,
        BigInteger? cofactor,
        out ECDomainParameters? domain)
    {
        domain = null;
        if (!prime.IsWithin(KeyLimits.LeastField, KeyLimits.MostField))
            return KeyFault.SizeNotAllowed;
        var numbers = new Numbers(prime, a, b, point, order);
        domain = KnownCurves.Find(prime, a, b) is { } known
            ? Same(known, numbers, cofactor)
            : Unknown(numbers, cofactor);
        return domain is null ? KeyFault.UnsoundParameters : KeyFault.None;
    }

    private static bool HasInteger(AsnReader reader) => reader.HasData && reader.PeekTag() == Asn1Tag.Integer;

    // A known equation with another base point or order is a forgery (CVE-2020-0601).
    private static ECNamedDomainParameters? Same(ECNamedDomainParameters known, Numbers numbers, BigInteger? cofactor)
    {
        var isSame = known.N.Equals(numbers.Order)
            && (cofactor is null || known.H.Equals(cofactor))
            && EllipticKeyReader.ReadPoint(known.Curve, numbers.Base) is { } point
            && known.G.Equals(point);
        return isSame ? known : null;
    }

    private static ECDomainParameters? Unknown(Numbers numbers, BigInteger? cofactor)
    {
        cofactor ??= numbers.NearestCofactor();
        if (!numbers.ArePlausible(cofactor))
            return null;
        var curve = new FpCurve(numbers.Prime, numbers.A, numbers.B, numbers.Order, cofactor);
        if (EllipticKeyReader.ReadPoint(curve, numbers.Base) is not { } point)
            return null;
        return ECAlgorithms.ReferenceMultiply(point, numbers.Order).IsInfinity
            ? new ECDomainParameters(curve, point, numbers.Order, cofactor)
            : null;
    }

    private sealed record Numbers(BigInteger Prime, BigInteger A, BigInteger B, byte[] Base, BigInteger Order)
    {
        // The number of points is p + 1 to within 2 times the root of p (Hasse).
        internal BigInteger NearestCofactor() =>
            Order.SignValue == 0 ? BigInteger.Zero : Prime.Add(Order.ShiftRight(1)).Divide(Order);

        internal bool ArePlausible(BigInteger cofactor) =>
            Prime.TestBit(0)
            && A.CompareTo(Prime) < 0
            && B.CompareTo(Prime) < 0
            && !IsSingular()
            && HasHassesOrder(cofactor)
            && !Order.Equals(Prime)
            && Prime.IsProbablePrime(KeyLimits.PrimeCertainty)
            && Order.IsProbablePrime(KeyLimits.PrimeCertainty);

        private bool IsSingular()
        {
            var cube = A.Multiply(A).Multiply(A).ShiftLeft(2);
            var square = B.Multiply(B).Multiply(BigInteger.ValueOf(27));
            return cube.Add(square).Mod(Prime).SignValue == 0;
        }

        private bool HasHassesOrder(BigInteger cofactor)
        {
            var most = (Prime.BitLength / 2) + 3;
            return Order.BitLength > most
                && cofactor.SignValue > 0
                && Order.Multiply(cofactor).Subtract(Prime).Abs().BitLength <= most;
        }
    }
}
