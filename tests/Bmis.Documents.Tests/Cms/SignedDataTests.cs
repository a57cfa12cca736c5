using System.Formats.Asn1;
using Bmis.Documents.Cms;
using Bmis.Documents.Tests.PublicKeys;

namespace Bmis.Documents.Tests.Cms;

public sealed class SignedDataTests
{
    private const int Cases = 20_000;

    private static readonly byte[] Content = "What a State says about a document."u8.ToArray();
    private static readonly TestKey Authority = TestKey.Ecdsa();
    private static readonly TestKey Signer = TestKey.Ecdsa();
    private static readonly byte[] SignerCertificate = TestCertificate.Signer(Signer, Authority).SignedBy(Authority);

    public static TheoryData<string> Keys => ["ecdsa", "rsa", "bare rsa", "explicit"];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_signature_of_every_kind_holds_in_der_and_with_indefinite_lengths(string kind)
    {
        var key = kind switch
        {
            "ecdsa" => TestKey.Ecdsa("1.3.36.3.3.2.8.1.1.7"),
            "rsa" => TestKey.Rsa(),
            "bare rsa" => TestKey.BareRsa(),
            _ => TestKey.ExplicitEcdsa("brainpoolP384r1"),
        };
        var certificate = TestCertificate.Signer(key, Authority).SignedBy(Authority);
        foreach (var isIndefinite in (bool[])[false, true])
        {
            var bytes = Good(key, certificate) with { IsIndefinite = isIndefinite };
            Assert.Equal(CmsFault.None, SignedData.Read(bytes.Write(), 10_000, out var data));
            Assert.Equal(Content, data!.Content.ToArray());
            Assert.Equal(certificate, data.Certificates[0].ToArray());
            AssertVerdict(ContentFault.None, ContentRemarks.None, bytes);
        }
    }

    [Fact]
    public void A_signer_is_found_by_key_identifier()
    {
        AssertVerdict(ContentFault.None, ContentRemarks.None, Good() with { KeyIdentifier = Signer.Identifier });
        AssertVerdict(ContentFault.None, ContentRemarks.OnlyCertificateTaken, Good() with { KeyIdentifier = [1] });
    }

    [Fact]
    public void A_signer_whose_issuer_is_written_otherwise_is_found_and_said_so()
    {
        byte[][] forms =
        [
            TestName.Of(UniversalTagNumber.UTF8String, Parts("UT", "Utopia", "CSCA Utopia")),
            TestName.Of(UniversalTagNumber.PrintableString, Parts("ut", "UTOPIA", "csca  utopia ")),
            TestName.Of(UniversalTagNumber.BMPString, [.. Parts("UT", "Utopia", "CSCA Utopia").Reverse()]),
        ];
        Assert.All(forms, form => AssertVerdict(
            ContentFault.None, ContentRemarks.IssuerWrittenOtherwise, Good() with { Issuer = form }));
        var other = Good() with { Issuer = TestName.Authority("DE") };
        AssertVerdict(ContentFault.None, ContentRemarks.OnlyCertificateTaken, other);
        AssertVerdict(ContentFault.None, ContentRemarks.OnlyCertificateTaken, Good() with { Serial = 8 });
    }

    [Fact]
    public void Among_several_certificates_none_is_guessed()
    {
        var other = TestCertificate.Signer(TestKey.Ecdsa(), Authority) with { Serial = 9 };
        var both = Good() with { Certificates = [other.SignedBy(Authority), SignerCertificate] };
        AssertVerdict(ContentFault.None, ContentRemarks.None, both);
        AssertVerdict(ContentFault.NoCertificate, ContentRemarks.None, both with { Serial = 8 });
        AssertVerdict(ContentFault.NoCertificate, ContentRemarks.None, Good() with { Certificates = [] });
        var empty = Good() with { Certificates = [[0x30, 0]] };
        AssertVerdict(ContentFault.MalformedCertificate, ContentRemarks.None, empty);
    }

    [Fact]
    public void A_certificate_that_is_missing_may_come_from_elsewhere()
    {
        Certificate.Read(SignerCertificate, out var certificate);
        SignedData.Read((Good() with { Certificates = [] }).Write(), 10_000, out var data);
        var verdict = ContentSignature.Verify(data!, outside: info => info.Issuer is null ? null : certificate);
        Assert.Equal((ContentFault.None, ContentRemarks.CertificateFromStore), (verdict.Fault, verdict.Remarks));
    }

    [Fact]
    public void What_is_wrong_with_a_signature_is_named()
    {
        var good = Good();
        AssertVerdict(ContentFault.ContentTypeDiffers, ContentRemarks.None, good with { AttributeType = "1.2.3" });
        AssertVerdict(ContentFault.MissingAttribute, ContentRemarks.None, good with { HasMessageDigest = false });
        AssertVerdict(ContentFault.SignatureWrong, ContentRemarks.None, good with { Signature = [1, 2, 3] });
        AssertVerdict(ContentFault.SignatureWrong, ContentRemarks.None, good with { Key = TestKey.Ecdsa() });
        var algorithm = good with { Key = Signer with { Algorithm = [0x30, 3, 6, 1, 42] } };
        AssertVerdict(ContentFault.AlgorithmNotSupported, ContentRemarks.None, algorithm);
        AssertVerdict(ContentFault.None, ContentRemarks.DigestNotListed, good with { Listed = "1.3.14.3.2.26" });
        AssertVerdict(ContentFault.None, ContentRemarks.UnusualVersion, good with { Version = 4 });
        var unusable = TestCertificate.Signer(Signer with { Info = [0x30, 0] }, Authority).SignedBy(Authority);
        AssertVerdict(ContentFault.KeyUnusable, ContentRemarks.None, Good(Signer, unusable));
    }

    [Fact]
    public void A_key_that_names_another_curve_counts_only_where_policy_lets_it()
    {
        var key = TestKey.Ecdsa("1.3.132.0.33");
        var mislabelled = key with { Info = TestKeys.Named("brainpoolP224r1", key.Info[^57..]) };
        var certificate = TestCertificate.Signer(mislabelled, Authority).SignedBy(Authority);
        SignedData.Read(Good(mislabelled, certificate).Write(), 10_000, out var data);
        Assert.Equal(ContentFault.CurveMislabelled, ContentSignature.Verify(data!).Fault);
        var accepted = ContentSignature.Verify(data!, acceptsMislabelled: true);
        Assert.Equal((ContentFault.None, ContentRemarks.CurveMislabelled), (accepted.Fault, accepted.Remarks));
    }

    [Fact]
    public void A_content_that_was_changed_is_named()
    {
        var bytes = Good().Write();
        var at = bytes.AsSpan().IndexOf(Content);
        bytes[at] ^= 1;
        SignedData.Read(bytes, 10_000, out var data);
        Assert.Equal(ContentFault.ContentChanged, ContentSignature.Verify(data!).Fault);
    }

    [Fact]
    public void Content_of_any_type_is_accepted_with_attributes_or_without()
    {
        var plain = Good() with { Type = "1.2.840.113549.1.7.1", HasAttributes = false, Version = 1 };
        AssertVerdict(ContentFault.None, ContentRemarks.None, plain);
        AssertVerdict(ContentFault.None, ContentRemarks.None, Good() with { Type = "1.2.528.1.1006.1.20.1" });
    }

    [Fact]
    public void The_signing_time_is_read()
    {
        var time = TestCertificate.Begin.AddYears(1);
        SignedData.Read((Good() with { SigningTime = time }).Write(), 10_000, out var data);
        Assert.Equal(time, ContentSignature.Verify(data!).SigningTime);
    }

    [Fact]
    public void What_is_no_signed_data_is_named()
    {
        Assert.Equal(CmsFault.Malformed, SignedData.Read(default, 10, out _));
        Assert.Equal(CmsFault.TooLong, SignedData.Read(new byte[11], 10, out _));
        Assert.Equal(CmsFault.NotSignedData, SignedData.Read(new byte[] { 0x30, 3, 6, 1, 42 }, 10, out _));
        var good = Good().Write();
        Assert.Equal(CmsFault.Malformed, SignedData.Read((byte[])[.. good, 0], 10_000, out _));
        var many = Good() with { Certificates = [.. Enumerable.Repeat(SignerCertificate, 65)] };
        Assert.Equal(CmsFault.TooMany, SignedData.Read(many.Write(), 100_000, out _));
    }

    [Fact]
    public void Nesting_without_end_is_answered()
    {
        foreach (var tag in (byte[])[0x24, 0x30, 0x31, 0xA0, 0x23])
        {
            var nested = new byte[0x10000];
            for (var i = 0; i < nested.Length; i += 2)
                (nested[i], nested[i + 1]) = (tag, 0x80);
            Assert.NotEqual(CmsFault.None, SignedData.Read(nested, nested.Length, out _));
            nested.AsSpan(nested.Length / 2).Clear();
            Assert.NotEqual(CmsFault.None, SignedData.Read(nested, nested.Length, out _));
            var inside = new TestSignedData(nested[..60_000], Signer, TestName.Authority(), 7) { IsIndefinite = true };
            SignedData.Read(inside.Write(), 100_000, out _);
        }
    }

    [Fact]
    public void Broken_signed_data_are_answered_without_an_exception()
    {
        var random = new Random(20261127);
        byte[][] whole =
        [
            Good().Write(),
            (Good() with { IsIndefinite = true }).Write(),
            (Good(TestKey.Rsa(), SignerCertificate) with { KeyIdentifier = Signer.Identifier }).Write(),
        ];
        for (var i = 0; i < Cases; i++)
        {
            var fault = SignedData.Read(Mutation.Of(whole[i % whole.Length], random), 10_000, out var data);
            Assert.Equal(fault == CmsFault.None, data is not null);
            if (data is not null && i % 4 == 0)
                ContentSignature.Verify(data);
        }
    }

    private static TestSignedData Good() => Good(Signer, SignerCertificate);

    private static TestSignedData Good(TestKey key, byte[] certificate) =>
        new(Content, key, TestName.Authority(), 7) { Certificates = [certificate] };

    private static (string, string)[] Parts(string country, string organisation, string common) =>
        [(TestName.Country, country), (TestName.Organisation, organisation), (TestName.Common, common)];

    private static void AssertVerdict(ContentFault fault, ContentRemarks remarks, TestSignedData bytes)
    {
        Assert.Equal(CmsFault.None, SignedData.Read(bytes.Write(), 10_000, out var data));
        var verdict = ContentSignature.Verify(data!);
        Assert.Equal((fault, remarks), (verdict.Fault, verdict.Remarks));
    }
}
