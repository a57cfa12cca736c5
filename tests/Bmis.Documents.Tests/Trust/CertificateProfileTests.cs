using System.Formats.Asn1;
using Bmis.Documents.Cms;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Reading;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.PublicKeys;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tests.TestPlan;
using Bmis.Documents.Tlv;
using Bmis.Documents.Trust;
using static Bmis.Documents.Tests.TestPlan.PlanDer;

namespace Bmis.Documents.Tests.Trust;

/// <summary>Deviations from the profile of certificates are remarked, and change no verdict.</summary>
public sealed class CertificateProfileTests
{
    private const string DocumentTypeList = "2.23.136.1.1.6.2";
    private const string PrivateKeyUsagePeriod = "2.5.29.16";

    private static readonly PlanCertificate ByTheBook = PlanCertificate.Signer(PlanKey.Signer)
        .With(DocumentTypeList, Sequence(Integer(0), Set(Text("P"))));

    private static readonly DateTimeOffset Signed = Specimens.Now.AddMonths(-1);

    public static TheoryData<string> Deviations => [.. Changes.Keys];

    private static readonly Dictionary<string, Func<PlanCertificate, PlanCertificate>> Changes = new()
    {
        ["signer-unusual-version"] = one => one with { Version = Field(0, Integer(0)) },
        ["signer-serial-too-long"] = one => one with { Serial = Integer(System.Numerics.BigInteger.Pow(2, 161)) },
        ["signer-serial-not-positive"] = one => one with { Serial = Integer(-7) },
        ["signer-missing-key-usage"] = one => one.Without(PlanCertificate.KeyUsage),
        ["signer-key-usage-not-critical"] = one => one with { HasCriticalMarks = false },
        ["signer-missing-key-identifier"] = one => one.Without(PlanCertificate.AuthorityKeyIdentifier),
        ["signer-missing-document-type"] = one => one.Without(DocumentTypeList),
        ["signer-validity-too-long"] = one => one with { Validity = PlanCertificate.Between(-1, 12) },
        ["signer-private-key-period-over"] = one => one.With(
            PrivateKeyUsagePeriod, Period(Specimens.Now.AddYears(-1), Specimens.Now.AddMonths(-9))),
        ["signer-issuer-name-differs"] = one => one with
        {
            Issuer = TestName.Of(
                UniversalTagNumber.PrintableString, (TestName.Country, "UT"), (TestName.Common, "Another name")),
        },
        ["signer-unusual-constraints"] = one => one.With(PlanCertificate.BasicConstraints, Sequence()),
    };

    [Fact]
    public async Task A_certificate_by_the_book_has_no_remark()
    {
        var report = await InspectAsync(ByTheBook.With(
            PrivateKeyUsagePeriod, Period(Specimens.Now.AddYears(-1), Specimens.Now)));
        Assert.Empty(report.Remarked);
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Deviations))]
    public async Task A_deviation_is_remarked_and_nothing_else(string remark)
    {
        var report = await InspectAsync(Changes[remark](ByTheBook));
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        var check = Assert.Single(report.Remarked);
        Assert.Equal((ReportedChecks.SignerTrust, remark), (check.Check, Assert.Single(check.Remarks)));
    }

    [Fact]
    public async Task Deviations_of_an_authority_are_told_from_those_of_the_signer()
    {
        var rsa = PlanAlgorithm.Rsa(DigestAlgorithm.Sha1);
        var authority = PlanCertificate.Authority(PlanKey.RsaAuthority, rsa) with
        {
            HasCriticalMarks = false,
            Validity = PlanCertificate.Between(-2, 20),
        };
        var signer = ByTheBook with
        {
            IssuerKey = PlanKey.RsaAuthority,
            IssuerAlgorithm = rsa,
            InnerAlgorithm = rsa.Identifier,
            OuterAlgorithm = rsa.Identifier,
        };
        var report = await InspectAsync(
            signer.With(
                PlanCertificate.AuthorityKeyIdentifier,
                Sequence(TlvWriter.Object(0x80, PlanKey.RsaAuthority.Identifier))),
            PlanTrust.Of(authority));
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        Assert.Equal(
            [
                "signer-weak-digest", "authority-key-usage-not-critical", "authority-validity-too-long",
                "authority-unusual-constraints", "authority-weak-digest",
            ],
            Assert.Single(report.Remarked).Remarks);
    }

    private static async Task<DocumentReport> InspectAsync(PlanCertificate certificate, TrustSource? trust = null)
    {
        var book = PlanDocument.ByTheBook;
        return await (book with
        {
            Sod = book.Sod with
            {
                Certificate = certificate,
                SigningTime = Time(Signed),
                SignerIdentifier = Sequence(certificate.Issuer, certificate.Serial),
            },
            Trust = [trust ?? PlanTrust.Authority],
        }).InspectAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] Period(DateTimeOffset from, DateTimeOffset until) => TestKeys.WithWriter(writer =>
    {
        using var sequence = writer.PushSequence();
        writer.WriteGeneralizedTime(from, omitFractionalSeconds: true, new Asn1Tag(TagClass.ContextSpecific, 0));
        writer.WriteGeneralizedTime(until, omitFractionalSeconds: true, new Asn1Tag(TagClass.ContextSpecific, 1));
    });
}
