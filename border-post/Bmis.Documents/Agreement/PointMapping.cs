using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Bmis.Documents.Agreement;

/// <summary>
/// Maps a number to a point of a curve y² = x³ + ax + b over a prime field (Doc 9303-11, appendix B). The prime must
/// leave 3 when it is divided by 4, so that a square root is a power; NIST P-224 alone is not like that.
/// </summary>
internal static class PointMapping
{
    /// <summary>The point of a number, which is taken modulo the prime; infinity for the few that have none.</summary>
    internal static ECPoint ToPoint(ECCurve curve, BigInteger number)
    {
        var t = curve.FromBigInteger(number.Mod(curve.Field.Characteristic));
        var alpha = t.Square().Negate();
        var sum = alpha.Add(alpha.Square());
        if (sum.IsZero || curve.A.IsZero)
            return curve.Infinity;
        var x2 = curve.B.Negate().Divide(curve.A).Multiply(sum.Invert().AddOne());
        var x3 = alpha.Multiply(x2);
        var h2 = RightSide(curve, x2);
        var root = SquareRootOf(curve, h2);
        var point = root is not null
            ? curve.CreatePoint(x2.ToBigInteger(), root.ToBigInteger())
            : curve.CreatePoint(x3.ToBigInteger(), SecondRoot(curve, t, h2).ToBigInteger());
        return point.Multiply(curve.Cofactor);
    }

    private static ECFieldElement RightSide(ECCurve curve, ECFieldElement x) =>
        x.Square().Add(curve.A).Multiply(x).Add(curve.B);

    // h2 to the power p - 1 - (p + 1)/4 is the inverse of its root when it has one; times h2 it is the root.
    private static ECFieldElement? SquareRootOf(ECCurve curve, ECFieldElement h2)
    {
        var root = InverseRoot(curve, h2).Multiply(h2);
        return root.Square().Equals(h2) ? root : null;
    }

    // Where h2 is no square the right side at x3 is one, and t³ times h2 times the same power is its root.
    private static ECFieldElement SecondRoot(ECCurve curve, ECFieldElement t, ECFieldElement h2) =>
        InverseRoot(curve, h2).Multiply(t.Square().Multiply(t)).Multiply(h2);

    private static ECFieldElement InverseRoot(ECCurve curve, ECFieldElement h2)
    {
        var prime = curve.Field.Characteristic;
        var exponent = prime.Subtract(BigInteger.One).Subtract(prime.Add(BigInteger.One).ShiftRight(2));
        return curve.FromBigInteger(h2.ToBigInteger().ModPow(exponent, prime));
    }
}
