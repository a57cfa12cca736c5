using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC;

namespace Bmis.Documents.Tests.PublicKeys;

public sealed class SubjectPublicKeyReaderTests
{
    private const int Seed = 20261127;
    private const int Cases = 10_000;

    private static readonly BigInteger Group14 = new(
        """
        FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD
        EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED
        EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F
        83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B
        E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510
        15728E5A8AACAA68FFFFFFFFFFFFFFFF
        """.ReplaceLineEndings(""),
        16);

    public static TheoryData<string> Curves =>
        [.. ECNamedCurveTable.Names.Where(name => TestKeys.Curve(name) is var curve
            && ECAlgorithms.IsFpCurve(curve.Curve) && curve.Curve.FieldSize is >= 160 and <= 521)];

    [Fact]
    public void An_rsa_key_is_read_as_the_framework_wrote_it()
    {
        using var rsa = RSA.Create(2048);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        Assert.Equal(KeyFault.None, SubjectPublicKeyReader.Read(rsa.ExportSubjectPublicKeyInfo(), out var key));
        var read = Assert.IsType<RsaKeyParameters>(key);
        Assert.Equal(numbers.Modulus, read.Modulus.ToByteArrayUnsigned());
        Assert.Equal(numbers.Exponent, read.Exponent.ToByteArrayUnsigned());
        Assert.False(read.IsPrivate);
    }

    [Theory]
    [InlineData(1023, 65537, KeyFault.SizeNotAllowed)]
    [InlineData(1024, 65537, KeyFault.None)]
    [InlineData(8192, 3, KeyFault.None)]
    [InlineData(8193, 3, KeyFault.SizeNotAllowed)]
    [InlineData(2048, 1, KeyFault.SizeNotAllowed)]
    [InlineData(2048, 65536, KeyFault.UnsoundParameters)]
    public void Rsa_keys_have_limits(int bits, int exponent, KeyFault fault)
    {
        var modulus = BigInteger.One.ShiftLeft(bits - 1).Add(BigInteger.One);
        Assert.Equal(fault, FaultOf(TestKeys.Rsa(modulus, BigInteger.ValueOf(exponent))));
    }

    [Fact]
    public void An_even_modulus_and_an_endless_exponent_are_refused()
    {
        var even = BigInteger.One.ShiftLeft(2047);
        Assert.Equal(KeyFault.UnsoundParameters, FaultOf(TestKeys.Rsa(even, BigInteger.Three)));
        var exponent = BigInteger.One.ShiftLeft(64).Add(BigInteger.One);
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(TestKeys.Rsa(even.Add(BigInteger.One), exponent)));
    }

    [Theory]
    [MemberData(nameof(Curves))]
    public void A_curve_is_the_same_by_name_and_spelt_out_and_keeps_its_name(string name)
    {
        var domain = TestKeys.Curve(name);
        var point = domain.G.Multiply(BigInteger.ValueOf(Seed)).Normalize();
        var whole = ExplicitCurve.Of(domain);
        byte[][] forms =
        [
            TestKeys.Named(name, point.GetEncoded(compressed: false)),
            TestKeys.Named(name, point.GetEncoded(compressed: true)),
            TestKeys.Explicit(whole, point.GetEncoded()),
            TestKeys.Explicit(whole with { Cofactor = null }, point.GetEncoded()),
            TestKeys.Explicit(whole with { Seed = new byte[20] }, point.GetEncoded()),
            TestKeys.Explicit(ExplicitCurve.Of(domain, isCompressed: true), point.GetEncoded(compressed: true)),
        ];
        Assert.All(forms, form =>
        {
            Assert.Equal(KeyFault.None, SubjectPublicKeyReader.Read(form, out var key));
            var read = Assert.IsType<ECPublicKeyParameters>(key);
            Assert.False(KnownCurves.IsUnknown(read));
            var named = Assert.IsType<ECNamedDomainParameters>(read.Parameters);
            Assert.Equal(KnownCurves.Find(ECNamedCurveTable.GetOid(name).Id)!.Curve, named.Curve);
            Assert.Equal(point.GetEncoded(), read.Q.GetEncoded());
        });
    }

    [Fact]
    public void A_sound_curve_without_a_name_is_accepted_and_told_apart()
    {
        var (curve, point) = Twisted();
        Assert.Equal(KeyFault.None, SubjectPublicKeyReader.Read(TestKeys.Explicit(curve, point), out var key));
        Assert.True(KnownCurves.IsUnknown(Assert.IsType<ECPublicKeyParameters>(key)));
        var withoutCofactor = TestKeys.Explicit(curve with { Cofactor = null }, point);
        Assert.Equal(KeyFault.None, FaultOf(withoutCofactor));
    }

    [Fact]
    public void A_known_curve_with_another_base_point_or_order_is_refused()
    {
        var domain = TestKeys.Curve("P-256");
        var curve = ExplicitCurve.Of(domain);
        var point = domain.G.GetEncoded();
        var other = domain.G.Twice().Normalize().GetEncoded();
        Assert.Equal(KeyFault.UnsoundParameters, FaultOf(TestKeys.Explicit(curve with { Base = other }, point)));
        var order = domain.N.Add(BigInteger.Two);
        Assert.Equal(KeyFault.UnsoundParameters, FaultOf(TestKeys.Explicit(curve with { Order = order }, point)));
        var cofactor = curve with { Cofactor = BigInteger.Two };
        Assert.Equal(KeyFault.UnsoundParameters, FaultOf(TestKeys.Explicit(cofactor, point)));
    }

    [Fact]
    public void Unsound_curves_are_refused()
    {
        var (curve, point) = Twisted();
        ExplicitCurve[] unsound =
        [
            curve with { Prime = curve.Prime.Add(BigInteger.One) },
            curve with { Prime = curve.Prime.Add(BigInteger.Two) },
            curve with { A = BigInteger.Zero, B = BigInteger.Zero },
            curve with { Order = curve.Order.Add(BigInteger.Two) },
            curve with { Order = BigInteger.Zero, Cofactor = null },
            curve with { Cofactor = BigInteger.Zero },
            curve with { Base = [0] },
            curve with { Base = [] },
        ];
        Assert.All(unsound, one =>
            Assert.Equal(KeyFault.UnsoundParameters, FaultOf(TestKeys.Explicit(one, point))));
        var small = ExplicitCurve.Of(TestKeys.Curve("secp128r1"));
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(TestKeys.Explicit(small, point)));
        var large = curve with { Prime = BigInteger.One.ShiftLeft(521).Add(BigInteger.One) };
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(TestKeys.Explicit(large, point)));
    }

    [Fact]
    public void A_point_off_the_curve_or_at_infinity_is_refused()
    {
        var point = TestKeys.Curve("brainpoolP256r1").G.GetEncoded();
        point[^1] ^= 1;
        byte[][] points = [point, [0], [], [.. point[..^1]], [2, .. new byte[31]], new byte[65]];
        Assert.All(points, one => Assert.Equal(KeyFault.NotOnCurve, FaultOf(TestKeys.Named("brainpoolP256r1", one))));
    }

    [Fact]
    public void A_point_on_another_curve_of_that_size_is_a_mislabelled_key()
    {
        // A key that is really in circulation.
        byte[] point =
        [
            4,
            .. Convert.FromHexString("57D501CBAE62F598DD1B3E4FBD8436F1C6369E909C2F03DB3B0F3675"),
            .. Convert.FromHexString("DB2EDD2C28150FD88D19B88F54203862864B8A48EC119F983E84047F"),
        ];
        var info = TestKeys.Named("brainpoolP224r1", point);
        Assert.Equal(KeyFault.OnAnotherCurve, SubjectPublicKeyReader.Read(info, out var key));
        var named = Assert.IsType<ECNamedDomainParameters>(Assert.IsType<ECPublicKeyParameters>(key).Parameters);
        Assert.Equal(ECNamedCurveTable.GetOid("P-224"), named.Name);
        Assert.Equal(KeyFault.None, FaultOf(TestKeys.Named("P-224", point)));
    }

    [Theory]
    [InlineData("sect283r1")]
    [InlineData("secp128r1")]
    public void Curves_of_another_kind_or_too_small_are_named_as_such(string curve) =>
        Assert.Equal(KeyFault.UnsupportedCurve, FaultOf(TestKeys.Named(curve, [4])));

    [Theory]
    [InlineData("1.2.840.10046.2.1", true)]
    [InlineData("1.2.840.10046.2.1", false)]
    [InlineData("1.2.840.113549.1.3.1", true)]
    [InlineData("1.2.840.113549.1.3.1", false)]
    public void A_diffie_hellman_key_is_read_in_both_forms(string oid, bool hasOrder)
    {
        var q = Group14.ShiftRight(1);
        BigInteger[] domain = hasOrder ? [Group14, BigInteger.Two, q] : [Group14, BigInteger.Two];
        var y = BigInteger.Two.ModPow(BigInteger.ValueOf(Seed), Group14);
        Assert.Equal(KeyFault.None, SubjectPublicKeyReader.Read(TestKeys.DiffieHellman(oid, domain, y), out var key));
        var read = Assert.IsType<DHPublicKeyParameters>(key);
        Assert.Equal((y, Group14, hasOrder ? q : null), (read.Y, read.Parameters.P, read.Parameters.Q));
    }

    [Fact]
    public void Unsound_diffie_hellman_keys_are_refused()
    {
        BigInteger[] domain = [Group14, BigInteger.Two, Group14.ShiftRight(1)];
        BigInteger[] outside = [BigInteger.Zero, BigInteger.One, Group14.Subtract(BigInteger.One), Group14];
        Assert.All(outside, y => Assert.Equal(KeyFault.UnsoundParameters, FaultOf(Key(domain, y))));
        var notInSubgroup = Group14.Subtract(BigInteger.Two);
        Assert.Equal(KeyFault.UnsoundParameters, FaultOf(Key(domain, notInSubgroup)));
        var large = BigInteger.One.ShiftLeft(8192).Add(BigInteger.One);
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(Key([large, BigInteger.Two], BigInteger.Four)));
        var costly = domain[2].ShiftRight(1);
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(Key([Group14, BigInteger.Two, costly], BigInteger.Four)));
    }

    [Fact]
    public void What_is_no_key_is_named()
    {
        Assert.Equal(KeyFault.Malformed, FaultOf([]));
        Assert.Equal(KeyFault.Malformed, FaultOf([0x30, 0x80]));
        Assert.Equal(KeyFault.SizeNotAllowed, FaultOf(new byte[10_000]));
        var ed25519 = TestKeys.Info(writer => writer.WriteObjectIdentifier("1.3.101.112"), new byte[32]);
        Assert.Equal(KeyFault.UnknownAlgorithm, FaultOf(ed25519));
        var followed = TestKeys.Rsa(BigInteger.One.ShiftLeft(2047).Add(BigInteger.One), BigInteger.Three);
        Assert.Equal(KeyFault.Malformed, FaultOf([.. followed, 0]));
    }

    [Fact]
    public void Broken_keys_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        var point = TestKeys.Curve("P-384").G.GetEncoded();
        byte[][] keys =
        [
            TestKeys.Rsa(BigInteger.One.ShiftLeft(1023).Add(BigInteger.One), BigInteger.Three),
            TestKeys.Named("P-384", point),
            TestKeys.Explicit(ExplicitCurve.Of(TestKeys.Curve("P-384")), point),
            TestKeys.DiffieHellman("1.2.840.10046.2.1", [Group14, BigInteger.Two], BigInteger.Four),
        ];
        for (var i = 0; i < Cases; i++)
        {
            var fault = SubjectPublicKeyReader.Read(Mutation.Of(keys[i % keys.Length], random), out var key);
            Assert.Equal(fault is KeyFault.None or KeyFault.OnAnotherCurve, key is not null);
        }
    }

    private static byte[] Key(BigInteger[] domain, BigInteger y) =>
        TestKeys.DiffieHellman("1.2.840.10046.2.1", domain, y);

    private static KeyFault FaultOf(byte[] bytes)
    {
        var fault = SubjectPublicKeyReader.Read(bytes, out AsymmetricKeyParameter? key);
        Assert.Equal(fault is KeyFault.None or KeyFault.OnAnotherCurve, key is not null);
        return fault;
    }

    // The curve P-256 written with other coordinates: sound, of the same order, and in no table.
    private static (ExplicitCurve Curve, byte[] Point) Twisted()
    {
        var known = TestKeys.Curve("P-256");
        var p = known.Curve.Field.Characteristic;
        var u = BigInteger.ValueOf(7);
        var a = known.Curve.A.ToBigInteger().Multiply(u.Pow(4)).Mod(p);
        var b = known.Curve.B.ToBigInteger().Multiply(u.Pow(6)).Mod(p);
        var g = known.G.Normalize();
        var x = g.AffineXCoord.ToBigInteger().Multiply(u.Pow(2)).Mod(p);
        var y = g.AffineYCoord.ToBigInteger().Multiply(u.Pow(3)).Mod(p);
        var curve = new FpCurve(p, a, b, known.N, known.H);
        var point = curve.CreatePoint(x, y);
        return (new(p, a, b, point.GetEncoded(), known.N, known.H, null), point.Twice().Normalize().GetEncoded());
    }
}
