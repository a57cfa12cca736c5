using Bmis.Documents.Agreement;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.Agreement;

/// <summary>One suite for both families, on every group of the standard.</summary>
public sealed class KeyAgreementTests
{
    private const int Seed = 20261127;

    public static TheoryData<int> Groups() => [.. StandardDomainParameters.Ids];

    [Theory]
    [MemberData(nameof(Groups))]
    public void Both_sides_come_to_the_same_secret_as_long_as_the_prime(int id)
    {
        var (group, own, peer) = Pairs(id);
        Assert.Equal(AgreementFault.None, group.Agree(own, peer.Public.Span, out var ours));
        Assert.Equal(AgreementFault.None, group.Agree(peer, own.Public.Span, out var theirs));
        Assert.Equal(ours, theirs);
        Assert.Equal((group.PrimeBits + 7) / 8, ours.Length);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Both_sides_map_to_the_same_generator_and_agree_there(int id)
    {
        var (group, own, peer) = Pairs(id);
        byte[] nonce = [.. Enumerable.Range(1, 80).Select(one => (byte)(255 - one))];
        Assert.Equal(AgreementFault.None, group.MapGeneric(own, peer.Public.Span, nonce, out var ours));
        Assert.Equal(AgreementFault.None, group.MapGeneric(peer, own.Public.Span, nonce, out var theirs));
        AssertAgree(ours, theirs);
        if (!group.HasIntegratedMapping)
            return;
        Assert.Equal(AgreementFault.None, group.MapIntegrated(nonce, out ours));
        Assert.Equal(AgreementFault.None, group.MapIntegrated(nonce, out theirs));
        AssertAgree(ours, theirs);
    }

    [Fact]
    public void Only_one_curve_has_no_integrated_mapping() =>
        Assert.Equal([10], StandardDomainParameters.Ids.Where(id => !Group(id).HasIntegratedMapping));

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_key_of_another_form_length_or_place_is_refused(int id)
    {
        var (group, own, peer) = Pairs(id);
        var key = peer.Public.ToArray();
        Assert.NotEqual(AgreementFault.None, Agree([]));
        Assert.NotEqual(AgreementFault.None, Agree([0]));
        Assert.NotEqual(AgreementFault.None, Agree([1]));
        Assert.NotEqual(AgreementFault.None, Agree([.. key, 0]));
        Assert.NotEqual(AgreementFault.None, Agree(new byte[key.Length]));
        Assert.NotEqual(AgreementFault.None, Agree([.. Enumerable.Repeat((byte)0xFF, key.Length)]));
        Assert.NotEqual(AgreementFault.None, Agree([.. key[..^1], (byte)(key[^1] ^ 1)]));
        Assert.Equal(AgreementFault.None, Agree(key));

        AgreementFault Agree(byte[] encoded)
        {
            var fault = group.Agree(own, encoded, out var secret);
            Assert.Equal(fault == AgreementFault.None, secret.Length > 0);
            Assert.Equal(fault, group.MapGeneric(own, encoded, [1], out _));
            return fault;
        }
    }

    [Fact]
    public void Elements_of_small_groups_are_refused()
    {
        var prime = new BigInteger(1, WorkedExamples.Of("pace_gm_dh_part11_G2")("p"));
        var (group, own, _) = Pairs(0);
        var last = prime.Subtract(BigInteger.One);
        Assert.Equal(AgreementFault.OutsideGroup, group.Agree(own, last.ToByteArrayUnsigned(), out _));
        Assert.Equal(AgreementFault.OutsideGroup, group.Agree(own, [1], out _));
        var small = BigInteger.Three.ModPow(last.Divide(BigInteger.Two), prime).ToByteArrayUnsigned();
        Assert.Equal(AgreementFault.OutsideGroup, group.Agree(own, small, out _));
        Assert.Equal(AgreementFault.OutsideGroup, group.Agree(own, prime.ToByteArrayUnsigned(), out _));
    }

    [Fact]
    public void A_key_of_fewer_bytes_is_the_same_with_and_without_zeros()
    {
        var (group, own, _) = Pairs(0);
        AgreementKeyPair shorter;
        var secret = 1;
        do
            shorter = group.PairOf(BigInteger.ValueOf(secret++));
        while (shorter.Public.Length == 128);
        byte[] padded = [.. new byte[128 - shorter.Public.Length], .. shorter.Public.Span];
        Assert.True(group.IsSame(shorter.Public.Span, padded));
        Assert.Equal(AgreementFault.None, group.Agree(own, shorter.Public.Span, out var one));
        Assert.Equal(AgreementFault.None, group.Agree(own, padded, out var other));
        Assert.Equal(one, other);
        using var random = new FixedRandom([.. new byte[18], (byte)((secret - 1) >> 8), (byte)(secret - 1)]);
        Assert.Equal(128, group.Generate(random).Public.Length);
    }

    [Fact]
    public void A_mapping_to_the_neutral_element_is_refused()
    {
        // The nonce undoes the secret: s = -(a times b).
        foreach (var id in (int[])[0, 13])
        {
            var group = Group(id);
            var order = group is EllipticCurveAgreement curve
                ? curve.Order
                : new BigInteger(1, WorkedExamples.Of("pace_gm_dh_part11_G2")("q"));
            var (two, three) = (group.PairOf(BigInteger.Two), group.PairOf(BigInteger.Three));
            var nonce = order.Subtract(BigInteger.ValueOf(6)).ToByteArrayUnsigned();
            Assert.Equal(AgreementFault.Neutral, group.MapGeneric(two, three.Public.Span, nonce, out _));
        }

        Assert.Equal(AgreementFault.Neutral, Group(13).MapIntegrated(new byte[48], out _));
        Assert.Equal(AgreementFault.Neutral, Group(13).MapIntegrated([1], out _));
        Assert.Equal(AgreementFault.Neutral, Group(0).MapIntegrated(new byte[48], out _));
    }

    [Fact]
    public void Every_number_is_mapped_to_a_point_of_the_curve()
    {
        var random = new Random(Seed);
        var number = new byte[80];
        foreach (var id in StandardDomainParameters.Ids.Where(id => id >= 8 && id != 10))
            for (var i = 0; i < 20; i++)
            {
                random.NextBytes(number);
                Assert.Equal(AgreementFault.None, Group(id).MapIntegrated(number, out var mapped));
                var pair = mapped.PairOf(BigInteger.One);
                Assert.Equal(AgreementFault.None, Group(id).Agree(pair, pair.Public.Span, out _));
            }
    }

    [Fact]
    public void Private_numbers_are_below_the_order_and_never_zero()
    {
        var order = BigInteger.ValueOf(0x105);
        using var random = new FixedRandom([0xFF, 0xFF, 0, 0, 1, 5, 1, 4]);
        Assert.Equal(BigInteger.ValueOf(0x104), PrivateNumbers.Draw(order, random));
        Assert.Equal("[key pair]", Group(13).Generate(random).ToString());
    }

    private static void AssertAgree(IKeyAgreement one, IKeyAgreement other)
    {
        using var random = new FixedRandom([], Seed);
        var (own, peer) = (one.Generate(random), other.Generate(random));
        Assert.Equal(AgreementFault.None, one.Agree(own, peer.Public.Span, out var ours));
        Assert.Equal(AgreementFault.None, other.Agree(peer, own.Public.Span, out var theirs));
        Assert.Equal(ours, theirs);
    }

    private static (IKeyAgreement Group, AgreementKeyPair Own, AgreementKeyPair Peer) Pairs(int id)
    {
        using var random = new FixedRandom([], Seed + id);
        var group = Group(id);
        return (group, group.Generate(random), group.Generate(random));
    }

    private static IKeyAgreement Group(int id) => StandardDomainParameters.Of(id)!;
}
