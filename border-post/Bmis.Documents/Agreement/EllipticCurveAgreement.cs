using System.Security.Cryptography;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using ECCurve = Org.BouncyCastle.Math.EC.ECCurve;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Bmis.Documents.Agreement;

/// <summary>Key agreement on an elliptic curve over a prime field: points travel uncompressed.</summary>
internal sealed class EllipticCurveAgreement : IKeyAgreement
{
    private const byte Uncompressed = 0x04;

    private readonly ECPoint _generator;
    private readonly BigInteger _order;
    private readonly FixedPointCombMultiplier _comb = new();
    private readonly bool _isWorthTable;

    /// <param name="generator">The generator, normalised.</param>
    /// <param name="order">Its order.</param>
    /// <param name="isWorthTable">Whether the generator is used often enough for a table of its multiples.</param>
    internal EllipticCurveAgreement(ECPoint generator, BigInteger order, bool isWorthTable) =>
        (_generator, _order, _isWorthTable) = (generator, order, isWorthTable);

    public KeyAgreementKind Kind => KeyAgreementKind.EllipticCurve;

    public int PrimeBits => Curve.FieldSize;

    public bool HasIntegratedMapping => Curve.Field.Characteristic.TestBit(1);

    public uint PublicKeyTag => 0x86;

    /// <summary>The order of the generator.</summary>
    internal BigInteger Order => _order;

    private ECCurve Curve => _generator.Curve;

    private int FieldBytes => (Curve.FieldSize + 7) / 8;

    public AgreementKeyPair Generate(RandomNumberGenerator random) => PairOf(PrivateNumbers.Draw(_order, random));

    public AgreementKeyPair PairOf(BigInteger secret) => new(secret, Encode(MultiplyGenerator(secret)));

    public bool IsValid(ReadOnlySpan<byte> key) => Decode(key, out _) == AgreementFault.None;

    public bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => one.SequenceEqual(other);

    public byte[] Compress(ReadOnlySpan<byte> key) => key.Slice(1, FieldBytes).ToArray();

    public AgreementFault Agree(AgreementKeyPair own, ReadOnlySpan<byte> peer, out byte[] secret)
    {
        secret = [];
        if (Decode(peer, out var key) is not AgreementFault.None and var fault)
            return fault;
        var shared = key.Multiply(own.Private).Normalize();
        if (shared.IsInfinity)
            return AgreementFault.Neutral;
        secret = BigIntegers.AsUnsignedByteArray(FieldBytes, shared.AffineXCoord.ToBigInteger());
        return AgreementFault.None;
    }

    public AgreementFault MapGeneric(
        AgreementKeyPair own, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> nonce, out IKeyAgreement mapped)
    {
        mapped = this;
        if (Decode(peer, out var key) is not AgreementFault.None and var fault)
            return fault;
        var shared = key.Multiply(own.Private);
        if (shared.IsInfinity)
            return AgreementFault.Neutral;
        return With(MultiplyGenerator(new BigInteger(1, nonce.ToArray()).Mod(_order)).Add(shared), out mapped);
    }

    public AgreementFault MapIntegrated(ReadOnlySpan<byte> pseudoRandom, out IKeyAgreement mapped) =>
        With(PointMapping.ToPoint(Curve, new BigInteger(1, pseudoRandom.ToArray())), out mapped);

    /// <summary>
    /// Whether a key times a number is another key: the check of the chip authentication mapping (Doc 9303-11,
    /// 4.4.3.5.2).
    /// </summary>
    internal AgreementFault IsProduct(
        ReadOnlySpan<byte> key, BigInteger factor, ReadOnlySpan<byte> product, out bool isProduct)
    {
        isProduct = false;
        if (Decode(key, out var point) is not AgreementFault.None and var fault)
            return fault;
        var computed = point.Multiply(factor.Mod(_order));
        if (computed.IsInfinity)
            return AgreementFault.Neutral;
        isProduct = product.SequenceEqual(Encode(computed));
        return AgreementFault.None;
    }

    /// <summary>Whether the other group has the same curve and generator.</summary>
    internal bool IsSameGroup(EllipticCurveAgreement other) =>
        Curve.Equals(other.Curve) && Encode(_generator).AsSpan().SequenceEqual(Encode(other._generator));

    private AgreementFault With(ECPoint generator, out IKeyAgreement mapped)
    {
        var normal = generator.Normalize();
        mapped = this;
        if (normal.IsInfinity)
            return AgreementFault.Neutral;
        mapped = new EllipticCurveAgreement(normal, _order, isWorthTable: false);
        return AgreementFault.None;
    }

    private ECPoint MultiplyGenerator(BigInteger factor) =>
        _isWorthTable ? _comb.Multiply(_generator, factor) : _generator.Multiply(factor);

    private static byte[] Encode(ECPoint point) => point.Normalize().GetEncoded(compressed: false);

    private AgreementFault Decode(ReadOnlySpan<byte> encoded, out ECPoint point)
    {
        point = Curve.Infinity;
        if (encoded.Length != 1 + (2 * FieldBytes) || encoded[0] != Uncompressed)
            return AgreementFault.Encoding;
        var x = new BigInteger(1, encoded.Slice(1, FieldBytes).ToArray());
        var y = new BigInteger(1, encoded[(1 + FieldBytes)..].ToArray());
        var prime = Curve.Field.Characteristic;
        if (x.CompareTo(prime) >= 0 || y.CompareTo(prime) >= 0)
            return AgreementFault.Encoding;
        var read = Curve.CreatePoint(x, y);
        // Where the curve has more points than the generator reaches, this checks the order too.
        if (!read.IsValid())
            return AgreementFault.OutsideGroup;
        point = read;
        return AgreementFault.None;
    }
}
