using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Seals;

namespace Bmis.Documents.Tests.Seals;

public sealed class SealVerificationTests
{
    private const string Data =
        """{"hdr":{"is":"UTO","t":"icao.test","v":1},"msg":{"pid":{"n":"Cook Gerald"},"utci":"U01932"}}""";

    [Theory]
    [InlineData("1.3.36.3.3.2.8.1.1.5", "SHA224")]
    [InlineData("1.2.840.10045.3.1.7", "SHA256")]
    [InlineData("1.3.36.3.3.2.8.1.1.7", "SHA256")]
    [InlineData("1.3.36.3.3.2.8.1.1.11", "SHA384")]
    [InlineData("1.3.36.3.3.2.8.1.1.13", "SHA512")]
    public void A_seal_holds_with_the_hash_of_its_keys_length(string curve, string hash)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        byte[] signed = [.. SampleSeals.Header(4, "5B", 0x5D, 1), .. SampleSeals.VisaFeatures()];
        var digest = DigestOf(hash).Hash(signed);
        var signature = key.SignHash(digest);
        byte[] whole = [.. signed, 0xFF, (byte)signature.Length, .. signature];
        var seal = DigitalSeal.Read(whole).Value!;
        var verdict = SealVerification.Verify(seal, (_, _) => key.ExportSubjectPublicKeyInfo());
        Assert.Equal(new(DocumentCheckResult.Successful, SealReason.None), verdict);
    }

    [Fact]
    public void The_lookup_is_asked_for_the_signer_of_the_header()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SealSigner? asked = null;
        DateOnly? day = null;
        SealVerification.Verify(DigitalSeal.Read(SampleSeals.Visa(key)).Value!, (signer, signedOn) =>
        {
            (asked, day) = (signer, signedOn);
            return null;
        });
        Assert.Equal(new DateOnly(2026, 11, 27), day);
        Assert.Equal(
            ("UTO", "UTTS", "5B"), (asked!.Country, asked.Identifier, asked.CertificateReference));
    }

    [Fact]
    public void An_unknown_signer_is_no_bad_signature()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rsa = RSA.Create(1024);
        var seal = DigitalSeal.Read(SampleSeals.Visa(key)).Value!;
        Assert.Equal(
            new(DocumentCheckResult.Undetermined, SealReason.UnknownSigner),
            SealVerification.Verify(seal, (_, _) => null));
        Assert.Equal(
            new(DocumentCheckResult.Failed, SealReason.WrongSignature),
            SealVerification.Verify(seal, (_, _) => other.ExportSubjectPublicKeyInfo()));
        Assert.Equal(
            new(DocumentCheckResult.Undetermined, SealReason.KeyUnreadable),
            SealVerification.Verify(seal, (_, _) => rsa.ExportSubjectPublicKeyInfo()));
        Assert.Equal(
            new(DocumentCheckResult.Undetermined, SealReason.KeyUnreadable),
            SealVerification.Verify(seal, (_, _) => new byte[] { 1, 2, 3 }));
    }

    [Fact]
    public void No_seal_with_a_bit_changed_holds()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var info = key.ExportSubjectPublicKeyInfo();
        var whole = SampleSeals.Visa(key);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = whole.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (DigitalSeal.Read(changed).Value is { } seal)
                Assert.Equal(
                    DocumentCheckResult.Failed, SealVerification.Verify(seal, (_, _) => info).Result);
        }
    }

    [Theory]
    [InlineData("ES256", "1.2.840.10045.3.1.7", "SHA256")]
    [InlineData("ES384", "1.3.132.0.34", "SHA384")]
    [InlineData("ES512", "1.3.132.0.35", "SHA512")]
    public void A_seal_in_json_holds_however_it_is_laid_out(string algorithm, string curve, string hash)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromValue(curve));
        const string Sent =
            """
            { "msg" : { "utci": "U0\u0031932", "pid": { "n": "Cook Gerald" } },
              "hdr": { "v": 1.0, "t": "icao.test", "is": "UTO" } }
            """;
        var text = SampleSeals.Json(key, Data, algorithm, new(hash), Sent);
        var verdict = Verify(text, key);
        Assert.Equal(SealFault.NotASeal, JsonSeal.Read("{}"u8.ToArray()).Fault);
        Assert.Equal(new(DocumentCheckResult.Successful, SealReason.None), verdict);
    }

    [Fact]
    public void A_seal_in_json_with_another_content_fails()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = SampleSeals.Json(key, Data);
        Assert.Equal(DocumentCheckResult.Successful, Verify(text, key).Result);
        foreach (var (from, to) in new[] { ("Gerald", "Gerard"), ("\"v\":1", "\"v\":2"), ("UTO", "UTA") })
            Assert.Equal(
                new(DocumentCheckResult.Failed, SealReason.WrongSignature),
                Verify(text.Replace(from, to, StringComparison.Ordinal), key));
        Assert.Equal(
            new(DocumentCheckResult.NotSupported, SealReason.AlgorithmNotSupported),
            Verify(text.Replace("ES256", "none", StringComparison.Ordinal), key));
        Assert.Equal(
            new(DocumentCheckResult.Undetermined, SealReason.UnknownSigner),
            SealVerification.Verify(JsonSeal.Read(Encoding.UTF8.GetBytes(text)).Value!, (_, _) => null));
    }

    private static Documents.PublicKeys.DigestAlgorithm DigestOf(string hash) => hash switch
    {
        "SHA224" => Documents.PublicKeys.DigestAlgorithm.Sha224,
        "SHA256" => Documents.PublicKeys.DigestAlgorithm.Sha256,
        "SHA384" => Documents.PublicKeys.DigestAlgorithm.Sha384,
        _ => Documents.PublicKeys.DigestAlgorithm.Sha512,
    };

    private static SealVerdict Verify(string text, ECDsa key) => SealVerification.Verify(
        JsonSeal.Read(Encoding.UTF8.GetBytes(text)).Value!, (_, _) => key.ExportSubjectPublicKeyInfo());
}
