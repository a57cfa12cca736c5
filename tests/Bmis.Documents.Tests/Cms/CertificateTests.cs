using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;

namespace Bmis.Documents.Tests.Cms;

public sealed class CertificateTests
{
    private const int Cases = 20_000;

    private static readonly TestKey Authority = TestKey.Ecdsa();

    [Fact]
    public void A_certificate_of_the_framework_is_read_as_the_framework_reads_it()
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=DS, O=Utopia, C=UT", rsa, HashAlgorithmName.SHA384, RSASignaturePadding.Pss);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 2, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var made = request.CreateSelfSigned(TestCertificate.Begin, TestCertificate.Begin.AddYears(3));
        var read = Read(made.RawData);
        Assert.Equal(made.SerialNumberBytes.ToArray(), Convert.FromHexString(read.SerialNumber));
        Assert.Equal((made.NotBefore, made.NotAfter), (read.NotBefore.LocalDateTime, read.NotAfter.LocalDateTime));
        Assert.Equal(made.SubjectName.RawData, read.Subject.Encoded.ToArray());
        Assert.Equal(made.GetCertHashString(HashAlgorithmName.SHA256), read.Fingerprint);
        Assert.Equal("UT", read.Country);
        Assert.Equal((true, 2), (read.Extensions.IsAuthority, read.Extensions.PathLength));
        Assert.Equal(CertificateKeyUsage.CertificateSign, read.Extensions.KeyUsage);
        Assert.Equal(20, read.Extensions.SubjectKeyIdentifier.Length);
        Assert.Equal(SignatureFault.None, read.VerifiedBy(read));
    }

    [Fact]
    public void Extensions_of_document_signers_are_read()
    {
        var read = (TestCertificate.Signer(TestKey.Ecdsa(), Authority) with
        {
            DocumentTypes = ["P", "ID"],
            ExtendedUse = "2.23.136.1.1.3",
            IsAuthority = false,
            Others = [("2.5.29.16", false, Period("20200101000000Z", "20200401000000Z"))],
        }).ReadBy(Authority);
        Assert.Equal(["ID", "P"], read.Extensions.DocumentTypes.Order());
        Assert.Equal(["2.23.136.1.1.3"], read.Extensions.ExtendedKeyUsage);
        Assert.Equal(Authority.Identifier, read.Extensions.AuthorityKeyIdentifier.ToArray());
        Assert.Equal(CertificateKeyUsage.DigitalSignature, read.Extensions.KeyUsage);
        Assert.Equal(TestCertificate.Begin, read.Extensions.PrivateKeyFrom);
        Assert.Equal(TestCertificate.Begin.AddMonths(3), read.Extensions.PrivateKeyUntil);
        Assert.False(read.Extensions.IsAuthority);
        Assert.Empty(read.Extensions.Malformed);
        Assert.Empty(read.Extensions.UnknownCritical);
    }

    [Fact]
    public void Extensions_that_are_broken_doubled_or_unknown_are_told()
    {
        var read = (TestCertificate.Signer(TestKey.Ecdsa(), Authority) with
        {
            Others =
            [
                ("2.5.29.16", false, [1, 2, 3]),
                ("2.5.29.15", false, [3, 2, 0, 4]),
                ("1.2.3.4", true, [5, 0]),
                ("1.2.3.5", false, [5, 0]),
                ("2.5.29.32", true, [5, 0]),
            ],
        }).ReadBy(Authority);
        Assert.Equal(["2.5.29.16", "2.5.29.15"], read.Extensions.Malformed);
        Assert.Equal(["1.2.3.4"], read.Extensions.UnknownCritical);
        Assert.Equal(CertificateKeyUsage.DigitalSignature, read.Extensions.KeyUsage);
    }

    [Theory]
    [InlineData(UniversalTagNumber.UTF8String, "Österreich", "ÖSTERREICH", true)]
    [InlineData(UniversalTagNumber.BMPString, "Utopia", " utopia\t", true)]
    [InlineData(UniversalTagNumber.UTF8String, "Ministry of  Interior", "ministry of interior", true)]
    [InlineData(UniversalTagNumber.UTF8String, "Ministry of Interior", "Ministry ofInterior", false)]
    [InlineData(UniversalTagNumber.UTF8String, "Utopia", "Utopia 2", false)]
    public void Names_are_alike_whatever_case_space_and_string(
        UniversalTagNumber kind, string one, string other, bool areAlike)
    {
        var first = DistinguishedName.Read(TestName.Of(kind, (TestName.Country, "UT"), (TestName.Common, one)));
        var second = DistinguishedName.Read(
            TestName.Of(UniversalTagNumber.UTF8String, (TestName.Common, other), (TestName.Country, "ut")));
        Assert.Equal(areAlike, first.Equals(second));
        Assert.Equal(areAlike, first.GetHashCode() == second.GetHashCode());
        Assert.Equal("UT", second.Country);
    }

    [Fact]
    public void Another_type_of_part_is_another_name()
    {
        var common = DistinguishedName.Read(TestName.Of(UniversalTagNumber.UTF8String, (TestName.Common, "A")));
        var country = DistinguishedName.Read(TestName.Of(UniversalTagNumber.UTF8String, (TestName.Country, "A")));
        Assert.NotEqual(common, country);
        Assert.Equal("CN=A", common.ToString());
    }

    [Fact]
    public void A_changed_bit_of_a_certificate_is_found()
    {
        var whole = TestCertificate.Signer(TestKey.Ecdsa(), Authority).SignedBy(Authority);
        var authority = TestCertificate.Authority(Authority).ReadBy(Authority);
        Assert.Equal(SignatureFault.None, Read(whole).VerifiedBy(authority));
        for (var bit = 0; bit < whole.Length * 8; bit += 3)
        {
            var changed = whole.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Certificate.Read(changed, out var certificate) == CertificateFault.None)
                Assert.NotEqual(SignatureFault.None, certificate!.VerifiedBy(authority));
        }
    }

    [Fact]
    public void What_is_no_certificate_is_named()
    {
        Assert.Equal(CertificateFault.Malformed, Certificate.Read(default, out _));
        Assert.Equal(CertificateFault.TooLong, Certificate.Read(new byte[70_000], out _));
        var whole = TestCertificate.Authority(Authority).SignedBy(Authority);
        Assert.Equal(CertificateFault.Malformed, Certificate.Read((byte[])[.. whole, 0], out _));
        var many = TestCertificate.Authority(Authority) with
        {
            Others = [.. Enumerable.Range(0, 65).Select(i => ($"1.2.3.{i}", false, new byte[] { 5, 0 }))],
        };
        Assert.Equal(CertificateFault.TooMany, Certificate.Read(many.SignedBy(Authority), out _));
    }

    [Fact]
    public void Broken_certificates_are_answered_without_an_exception()
    {
        var random = new Random(20261127);
        byte[][] whole =
        [
            TestCertificate.Authority(Authority).SignedBy(Authority),
            TestCertificate.Signer(TestKey.ExplicitEcdsa("brainpoolP256r1"), Authority).SignedBy(Authority),
        ];
        for (var i = 0; i < Cases; i++)
        {
            var fault = Certificate.Read(Mutation.Of(whole[i % 2], random), out var certificate);
            Assert.Equal(fault == CertificateFault.None, certificate is not null);
            if (certificate is not null)
                _ = certificate.KeyFault + certificate.ToString() + certificate.Fingerprint;
        }
    }

    private static Certificate Read(byte[] bytes)
    {
        Assert.Equal(CertificateFault.None, Certificate.Read(bytes, out var certificate));
        return certificate!;
    }

    private static byte[] Period(string from, string until)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteGeneralizedTime(Time(from), false, new Asn1Tag(TagClass.ContextSpecific, 0));
            writer.WriteGeneralizedTime(Time(until), false, new Asn1Tag(TagClass.ContextSpecific, 1));
        }

        return writer.Encode();
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(
        text, "yyyyMMddHHmmss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
