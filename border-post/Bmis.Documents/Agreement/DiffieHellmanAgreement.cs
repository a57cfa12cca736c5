using System.Security.Cryptography;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;

namespace Bmis.Documents.Agreement;

/// <summary>
/// Key agreement among the numbers modulo a prime. Keys travel as unsigned integers in as few bytes as possible
/// (Doc 9303-11, 9.4.1), but some chips fill them up to the length of the prime: both are read, and own keys are drawn
/// until they fill it by themselves, so that no chip can take them for something else.
/// </summary>
internal sealed class DiffieHellmanAgreement : IKeyAgreement
{
    // One in 256 has to be drawn again; only a generator that a chip made up could spoil so many.
    private const int MostDraws = 4;

    // Twice the strength that the longest primes have; without an order, longer numbers would only take longer.
    private const int MostPrivateBits = 512;

    private readonly BigInteger _prime;
    private readonly BigInteger _generator;
    private readonly BigInteger? _order;

    /// <param name="prime">The prime.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="order">Its order; null where the domain parameters do not say it.</param>
    internal DiffieHellmanAgreement(BigInteger prime, BigInteger generator, BigInteger? order) =>
        (_prime, _generator, _order) = (prime, generator, order);

    public KeyAgreementKind Kind => KeyAgreementKind.DiffieHellman;

    public int PrimeBits => _prime.BitLength;

    public bool HasIntegratedMapping => _order is not null;

    public uint PublicKeyTag => 0x84;

    private int PrimeBytes => (_prime.BitLength + 7) / 8;

    private BigInteger Last => _prime.Subtract(BigInteger.Two);

    public AgreementKeyPair Generate(RandomNumberGenerator random)
    {
        var order = _order ?? _prime.Subtract(BigInteger.One).Min(BigInteger.One.ShiftLeft(MostPrivateBits));
        var pair = PairOf(PrivateNumbers.Draw(order, random));
        for (var draw = 1; draw < MostDraws && pair.Public.Length < PrimeBytes; draw++)
            pair = PairOf(PrivateNumbers.Draw(order, random));
        return pair;
    }

    public AgreementKeyPair PairOf(BigInteger secret) =>
        new(secret, BigIntegers.AsUnsignedByteArray(_generator.ModPow(secret, _prime)));

    public bool IsValid(ReadOnlySpan<byte> key) => Decode(key, out _) == AgreementFault.None;

    public bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        one.TrimStart((byte)0).SequenceEqual(other.TrimStart((byte)0));

    public byte[] Compress(ReadOnlySpan<byte> key) => SHA1.HashData(key);

    public AgreementFault Agree(AgreementKeyPair own, ReadOnlySpan<byte> peer, out byte[] secret)
    {
        secret = [];
        if (Decode(peer, out var key) is not AgreementFault.None and var fault)
            return fault;
        var shared = key.ModPow(own.Private, _prime);
        if (shared.CompareTo(BigInteger.One) <= 0)
            return AgreementFault.Neutral;
        secret = BigIntegers.AsUnsignedByteArray(PrimeBytes, shared);
        return AgreementFault.None;
    }

    public AgreementFault MapGeneric(
        AgreementKeyPair own, ReadOnlySpan<byte> peer, ReadOnlySpan<byte> nonce, out IKeyAgreement mapped)
    {
        mapped = this;
        if (Decode(peer, out var key) is not AgreementFault.None and var fault)
            return fault;
        var power = _generator.ModPow(new BigInteger(1, nonce.ToArray()), _prime);
        return With(power.Multiply(key.ModPow(own.Private, _prime)).Mod(_prime), out mapped);
    }

    public AgreementFault MapIntegrated(ReadOnlySpan<byte> pseudoRandom, out IKeyAgreement mapped)
    {
        mapped = this;
        if (_order is null)
            return AgreementFault.OutsideGroup;
        var cofactor = _prime.Subtract(BigInteger.One).Divide(_order);
        return With(new BigInteger(1, pseudoRandom.ToArray()).Mod(_prime).ModPow(cofactor, _prime), out mapped);
    }

    private AgreementFault With(BigInteger generator, out IKeyAgreement mapped)
    {
        mapped = this;
        if (generator.CompareTo(BigInteger.One) <= 0)
            return AgreementFault.Neutral;
        mapped = new DiffieHellmanAgreement(_prime, generator, _order);
        return AgreementFault.None;
    }

    // RFC 2631, 2.1.5: between 2 and p - 2, and in the subgroup where its order is known.
    private AgreementFault Decode(ReadOnlySpan<byte> encoded, out BigInteger key)
    {
        key = BigInteger.One;
        if (encoded.IsEmpty || encoded.Length > PrimeBytes)
            return AgreementFault.Encoding;
        var read = new BigInteger(1, encoded.ToArray());
        if (read.CompareTo(BigInteger.Two) < 0 || read.CompareTo(Last) > 0)
            return AgreementFault.OutsideGroup;
        if (_order is not null && !read.ModPow(_order, _prime).Equals(BigInteger.One))
            return AgreementFault.OutsideGroup;
        key = read;
        return AgreementFault.None;
    }
}
