using System.Formats.Asn1;
using System.Security.Cryptography;
using Bmis.Documents.PublicKeys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace Bmis.Documents.Tests.PublicKeys;

public sealed class SignatureAlgorithmTests
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Pss = "1.2.840.113549.1.1.10";

    private static readonly byte[] Message = "A document is as good as its signature."u8.ToArray();

    [Theory]
    [InlineData("1.2.840.113549.1.1.5", "SHA1")]
    [InlineData("1.2.840.113549.1.1.11", "SHA256")]
    [InlineData("1.2.840.113549.1.1.12", "SHA384")]
    [InlineData("1.2.840.113549.1.1.13", "SHA512")]
    public void Signatures_of_the_framework_by_rsa_hold(string oid, string digest)
    {
        using var rsa = RSA.Create(2048);
        var signature = rsa.SignData(Message, new HashAlgorithmName(digest), RSASignaturePadding.Pkcs1);
        AssertHoldsAndBreaks(Identifier(oid, hasNull: true), null, rsa.ExportSubjectPublicKeyInfo(), signature);
    }

    [Theory]
    [InlineData("1.2.840.10045.4.1", "SHA1", "1.2.840.10045.3.1.7")]
    [InlineData("1.2.840.10045.4.3.2", "SHA256", "1.3.36.3.3.2.8.1.1.7")]
    [InlineData("1.2.840.10045.4.3.3", "SHA384", "1.3.132.0.34")]
    [InlineData("1.2.840.10045.4.3.4", "SHA512", "1.3.132.0.35")]
    [InlineData("1.2.840.10045.4.3.4", "SHA512", "1.2.840.10045.3.1.7")]
    [InlineData("0.4.0.127.0.7.1.1.4.1.3", "SHA256", "1.2.840.10045.3.1.7")]
    public void Signatures_of_the_framework_by_ecdsa_hold_in_both_forms(string oid, string digest, string curve)
    {
        using var ecdsa = ECDsa.Create(ECCurve.CreateFromValue(curve));
        foreach (var form in Enum.GetValues<DSASignatureFormat>())
        {
            var signature = ecdsa.SignData(Message, new HashAlgorithmName(digest), form);
            AssertHoldsAndBreaks(Identifier(oid), null, ecdsa.ExportSubjectPublicKeyInfo(), signature);
        }
    }

    [Theory]
    [InlineData("SHA1", 20, false)]
    [InlineData("SHA256", 32, true)]
    [InlineData("SHA384", 48, true)]
    [InlineData("SHA512", 64, true)]
    public void Signatures_of_the_framework_by_pss_hold(string digest, int salt, bool hasFields)
    {
        using var rsa = RSA.Create(2048);
        var name = new HashAlgorithmName(digest);
        var signature = rsa.SignData(Message, name, RSASignaturePadding.Pss);
        var oid = CryptoConfig.MapNameToOID(digest)!;
        var identifier = hasFields ? PssIdentifier(oid, oid, salt) : PssIdentifier(null, null, null);
        AssertHoldsAndBreaks(identifier, null, rsa.ExportSubjectPublicKeyInfo(), signature);
    }

    [Fact]
    public void A_mask_by_another_hash_function_and_a_salt_of_its_own_length_are_heeded()
    {
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var signer = new PssSigner(
            new Org.BouncyCastle.Crypto.Engines.RsaEngine(),
            DigestAlgorithm.Sha256.Create(),
            DigestAlgorithm.Sha1.Create(),
            11);
        signer.Init(true, new RsaKeyParameters(true, new(1, key.Modulus), new(1, key.D)));
        signer.BlockUpdate(Message);
        var signature = signer.GenerateSignature();
        var info = rsa.ExportSubjectPublicKeyInfo();
        AssertHoldsAndBreaks(PssIdentifier(Sha256, null, 11), null, info, signature);
        Assert.Equal(SignatureFault.Wrong, Verify(PssIdentifier(Sha256, Sha256, 11), null, info, signature));
        Assert.Equal(SignatureFault.Wrong, Verify(PssIdentifier(Sha256, null, 12), null, info, signature));
    }

    [Fact]
    public void A_bare_key_algorithm_takes_the_hash_function_named_beside_it()
    {
        using var rsa = RSA.Create(1024);
        var info = rsa.ExportSubjectPublicKeyInfo();
        var signature = rsa.SignData(Message, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1);
        var identifier = Identifier("1.2.840.113549.1.1.1", hasNull: true);
        AssertHoldsAndBreaks(identifier, DigestAlgorithm.Sha384, info, signature);
        Assert.Equal(SignatureFault.UnknownDigest, Verify(identifier, null, info, signature));
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = ecdsa.SignData(Message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        AssertHoldsAndBreaks(
            Identifier("1.2.840.10045.2.1"), DigestAlgorithm.Sha256, ecdsa.ExportSubjectPublicKeyInfo(), other);
    }

    [Fact]
    public void Sha_224_is_known_although_the_framework_has_none()
    {
        Assert.Equal(
            "23097D223405D8228642A477BDA255B32AADBCE4BDA0B3F7E36C9DA7",
            Convert.ToHexString(DigestAlgorithm.Sha224.Hash("abc"u8)));
        using var rsa = RSA.Create(1024);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var signer = new RsaDigestSigner(DigestAlgorithm.Sha224.Create());
        signer.Init(true, new RsaKeyParameters(true, new(1, key.Modulus), new(1, key.D)));
        signer.BlockUpdate(Message);
        var signature = signer.GenerateSignature();
        AssertHoldsAndBreaks(
            Identifier("1.2.840.113549.1.1.14"), null, rsa.ExportSubjectPublicKeyInfo(), signature);
    }

    [Theory]
    [InlineData("1.2.840.113549.1.1.2", SignatureFault.UnknownAlgorithm)]
    [InlineData("1.3.101.112", SignatureFault.UnknownAlgorithm)]
    [InlineData("1.2.840.10045.4.3.2", SignatureFault.KeyDoesNotFit)]
    public void An_algorithm_that_cannot_be_is_named(string oid, SignatureFault fault)
    {
        using var rsa = RSA.Create(1024);
        Assert.Equal(fault, Verify(Identifier(oid), null, rsa.ExportSubjectPublicKeyInfo(), new byte[128]));
    }

    [Fact]
    public void Parameters_that_cannot_be_are_named()
    {
        using var rsa = RSA.Create(1024);
        var info = rsa.ExportSubjectPublicKeyInfo();
        Assert.Equal(SignatureFault.UnsupportedParameters, Fault(PssIdentifier(Sha256, Sha256, 4096)));
        Assert.Equal(SignatureFault.UnknownDigest, Fault(PssIdentifier("1.2.3", Sha256, 32)));
        Assert.Equal(SignatureFault.UnknownDigest, Fault(PssIdentifier(Sha256, "1.2.3", 32)));
        Assert.Equal(SignatureFault.Wrong, Fault(PssIdentifier(Sha256, Sha256, 200)));
        Assert.Equal(SignatureFault.Malformed, Fault([0x30, 0x01]));
        SignatureFault Fault(byte[] identifier) => Verify(identifier, null, info, new byte[128]);
    }

    [Fact]
    public void A_digest_with_anything_behind_it_is_no_signature()
    {
        // The forgery that exponent 3 allows where padding is parsed instead of compared.
        using var rsa = RSA.Create(2048);
        var key = rsa.ExportParameters(includePrivateParameters: true);
        var hash = SHA256.HashData(Message);
        byte[] info = [.. Convert.FromHexString("3031300D060960864801650304020105000420"), .. hash];
        byte[] forged = [0, 1, .. Enumerable.Repeat((byte)0xFF, 8), 0, .. info];
        var block = new BigInteger(1, [.. forged, .. new byte[256 - forged.Length]]);
        var signature = block.ModPow(new BigInteger(1, key.D), new BigInteger(1, key.Modulus)).ToByteArrayUnsigned();
        Assert.Equal(
            SignatureFault.Wrong,
            Verify(Identifier("1.2.840.113549.1.1.11"), null, rsa.ExportSubjectPublicKeyInfo(), signature));
    }

    [Fact]
    public void Hostile_numbers_are_answered_without_an_exception()
    {
        var random = new Random(7);
        using var rsa = RSA.Create(1024);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pairs = new (byte[] Identifier, byte[] Info, byte[] Signature)[]
        {
            (PssIdentifier(Sha256, Sha256, 32), rsa.ExportSubjectPublicKeyInfo(), Signed(rsa)),
            (Identifier("1.2.840.113549.1.1.11"), rsa.ExportSubjectPublicKeyInfo(), Signed(rsa)),
            (Identifier("1.2.840.10045.4.3.2"), ecdsa.ExportSubjectPublicKeyInfo(),
                ecdsa.SignData(Message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        };
        for (var i = 0; i < 3000; i++)
        {
            var (identifier, info, signature) = pairs[i % pairs.Length];
            var broken = signature.ToArray();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            Assert.Equal(SignatureFault.Wrong, Verify(identifier, null, info, broken));
            Verify(identifier, null, info, Mutation.Of(signature, random));
            Verify(Mutation.Of(identifier, random), DigestAlgorithm.Sha1, info, signature);
        }
    }

    private static byte[] Signed(RSA rsa) => rsa.SignData(Message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    private static void AssertHoldsAndBreaks(
        byte[] identifier, DigestAlgorithm? digest, byte[] info, byte[] signature)
    {
        Assert.Equal(SignatureFault.None, Verify(identifier, digest, info, signature));
        var broken = signature.ToArray();
        broken[^1] ^= 1;
        Assert.Equal(SignatureFault.Wrong, Verify(identifier, digest, info, broken));
        Assert.Equal(SignatureFault.Wrong, Verify(identifier, digest, info, []));
        Assert.Equal(SignatureFault.Wrong, Verify(identifier, digest, info, new byte[signature.Length]));
        Assert.Equal(SignatureFault.None, SignatureAlgorithm.Read(identifier, digest, out var algorithm));
        SubjectPublicKeyReader.Read(info, out var key);
        Assert.Equal(SignatureFault.Wrong, algorithm!.Verify(key!, [.. Message, 0], signature));
    }

    private static SignatureFault Verify(byte[] identifier, DigestAlgorithm? digest, byte[] info, byte[] signature)
    {
        Assert.Equal(KeyFault.None, SubjectPublicKeyReader.Read(info, out AsymmetricKeyParameter? key));
        var fault = SignatureAlgorithm.Read(identifier, digest, out var algorithm);
        return algorithm is null ? fault : algorithm.Verify(key!, Message, signature);
    }

    private static byte[] Identifier(string oid, bool hasNull = false) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (hasNull)
            writer.WriteNull();
    });

    private static byte[] PssIdentifier(string? digest, string? mask, int? salt) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier(Pss);
        using var parameters = writer.PushSequence();
        if (digest is not null)
            Field(writer, 0, () => writer.WriteEncodedValue(Identifier(digest, hasNull: true)));
        if (mask is not null)
            Field(writer, 1, () => WriteMask(writer, mask));
        if (salt is { } bytes)
            Field(writer, 2, () => writer.WriteInteger(bytes));
    });

    private static void WriteMask(AsnWriter writer, string digest)
    {
        using var sequence = writer.PushSequence();
        writer.WriteObjectIdentifier("1.2.840.113549.1.1.8");
        writer.WriteEncodedValue(Identifier(digest, hasNull: true));
    }

    private static void Field(AsnWriter writer, int number, Action write)
    {
        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true)))
            write();
    }
}
