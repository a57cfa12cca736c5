using System.Formats.Asn1;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Reading;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Lds;
using Bmis.Documents.Tests.PublicKeys;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tests.TestPlan;
using Bmis.Documents.Trust;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>How States of the field sign.</summary>
public sealed class SignatureQuirks
{
    private const string PssKey = "1.2.840.113549.1.1.10";

    private static readonly TestKey Authority = TestKey.Ecdsa();
    private static readonly TestKey Signer = TestKey.Ecdsa();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [FieldQuirk("gmrtd verifier (#412)")]
    public async Task A_data_group_that_was_signed_and_stripped_from_the_chip_fails_the_document()
    {
        var book = PlanDocument.ByTheBook;
        var portrait = ElementaryFile.OfDataGroup(2);
        byte[] Listing(params byte[] tags) => Simulation.SpecimenFiles.Common(tags);

        // Taken off the chip and out of EF.COM, and taken off the chip alone.
        var hidden = book.Put(portrait, null).Put(ElementaryFile.Common, Listing(0x61, 0x6E, 0x6F));
        await ConfirmAsync(Bad(Check.Completeness, "missing-in-index"), hidden);
        await ConfirmAsync(Bad(Check.Reading, "EF.DG2 not-found"), book.Put(portrait, null));
    }

    [Fact]
    [FieldQuirk("tananaev PR#99, selfxyz")]
    public async Task The_security_object_is_verified_by_its_own_algorithm_and_not_that_of_the_certificate()
    {
        var pss = PlanAlgorithm.Pss(DigestAlgorithm.Sha256);
        var signer = new PlanCertificate(PlanKey.RsaSigner, PlanKey.RsaAuthority, pss);
        var typed = signer with { KeyInfo = WithKeyType(PlanKey.RsaSigner.Info, PssKey) };
        foreach (var certificate in (PlanCertificate[])[signer, typed])
            await ConfirmAsync(GoodWith(Check.Signature), PlanDocument.ByTheBook with
            {
                Sod = new(PlanAlgorithm.Rsa(DigestAlgorithm.Sha256)) { Certificate = certificate },
                Trust = [PlanTrust.Of(PlanCertificate.Authority(PlanKey.RsaAuthority, pss))],
            });
    }

    [Fact]
    [FieldQuirk("AndyQ#200")]
    public async Task The_parameters_of_pss_are_heeded()
    {
        var long512 = PlanAlgorithm.Pss(DigestAlgorithm.Sha512);
        await ConfirmAsync(GoodWith(Check.Signature), PlanDocument.ByTheBook with { Sod = new(long512) });

        // The signature is right, and says that it was made otherwise.
        var said = long512 with { Identifier = PlanAlgorithm.Pss(DigestAlgorithm.Sha256).Identifier };
        await ConfirmAsync(
            Bad(Check.Signature, "signature-wrong"), PlanDocument.ByTheBook with { Sod = new(said) });
    }

    [Fact]
    [FieldQuirk("gmrtd 0.47.6")]
    public async Task An_issuer_that_is_written_otherwise_is_the_same_and_where_none_fits_the_only_signer_is_taken()
    {
        byte[][] names =
        [
            TestName.Of(
                UniversalTagNumber.UTF8String,
                (TestName.Country, "ut"), (TestName.Organisation, "UTOPIA"), (TestName.Common, "csca utopia")),
            TestName.Of(
                UniversalTagNumber.PrintableString,
                (TestName.Common, "CSCA Utopia"), (TestName.Organisation, "Utopia"), (TestName.Country, "UT")),
        ];
        foreach (var name in names)
            await ConfirmAsync(
                GoodWith(Check.Signature) with { Reason = "issuer-written-otherwise" }, Named(name));
        await ConfirmAsync(
            GoodWith(Check.Signature) with { Reason = "only-certificate-taken" }, Named(TestName.Authority("DE")));
    }

    [Fact]
    [FieldQuirk("gmrtd 0.47.1")]
    public async Task Another_content_type_is_accepted_and_reported()
    {
        foreach (var type in (string[])["1.2.840.113549.1.7.1", "1.3.27.1.1.1", "1.2.528.1.1006.1.20.1"])
        {
            var book = PlanDocument.ByTheBook;
            await ConfirmAsync(
                GoodWith(Check.Signature) with { Reason = "unusual-content-type" },
                book with { Sod = book.Sod with { ContentType = Oid(type) } });
        }
    }

    [Fact]
    [FieldQuirk("NZ SOD")]
    public void Indefinite_lengths_are_read()
    {
        var report = Judge(SignedBy(Signer, one => one with { IsIndefinite = true }));
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
    }

    [Fact]
    [FieldQuirk("gmrtd#130/#220")]
    public void A_key_that_names_another_curve_is_the_issuers_defect_and_counts_by_policy_alone()
    {
        var key = TestKey.Ecdsa("1.3.132.0.33");
        var evidence = SignedBy(key with { Info = TestKeys.Named("brainpoolP224r1", key.Info[^57..]) });
        Bad(Check.Signature, "curve-mislabelled").Confirm(Judge(evidence));
        var accepted = Judge(evidence, new(AcceptsMislabelledCurve: true));
        (GoodWith(Check.Signature) with { Reason = "curve-mislabelled" }).Confirm(accepted);
    }

    [Fact]
    [FieldQuirk("openssl/openssl#20119")]
    public void Keys_with_curves_that_are_spelt_out_are_verified_up_to_the_anchor()
    {
        var authority = TestKey.ExplicitEcdsa("brainpoolP384r1");
        var evidence = SignedBy(TestKey.ExplicitEcdsa("brainpoolP256r1"), authority: authority);
        GoodWith(Check.SignerTrust).Confirm(Judge(evidence, authority: authority));
    }

    private static PlanDocument Named(byte[] issuer)
    {
        var book = PlanDocument.ByTheBook;
        return book with
        {
            Sod = book.Sod with { SignerIdentifier = Sequence(issuer, PlanCertificate.SerialOfSigner) },
        };
    }

    // The same key, said to be for another scheme.
    private static byte[] WithKeyType(byte[] info, string oid)
    {
        var reader = new AsnReader(info, AsnEncodingRules.DER).ReadSequence();
        reader.ReadSequence();
        return Sequence(Sequence(Oid(oid)), reader.ReadEncodedValue().ToArray());
    }

    private static DocumentEvidence SignedBy(
        TestKey key, Func<TestSignedData, TestSignedData>? change = null, TestKey? authority = null)
    {
        var groups = PlanDocument.ByTheBook.Groups.ToDictionary(
            one => one.Key, one => (ReadOnlyMemory<byte>)one.Value);
        var certificate = TestCertificate.Signer(key, authority ?? Authority).SignedBy(authority ?? Authority);
        var signed = new TestSignedData(TestSecurityObject.Of(groups).Content(), key, TestName.Authority(), 7)
        {
            Certificates = [certificate],
        };
        var files = groups.ToDictionary(one => ElementaryFile.OfDataGroup(one.Key), one => one.Value);
        files[ElementaryFile.Common] = Simulation.SpecimenFiles.Common([0x61, 0x75, 0x6E, 0x6F]);
        files[ElementaryFile.SecurityObject] = TestSecurityObject.File(change?.Invoke(signed) ?? signed);
        return GivenFiles.Evidence(files);
    }

    private static DocumentReport Judge(
        DocumentEvidence evidence, PassiveAuthenticationPolicy? policy = null, TestKey? authority = null)
    {
        var key = authority ?? Authority;
        var trust = TrustImport.Build(
            [new("csca.cer", TestCertificate.Authority(key).SignedBy(key))], Specimens.Now, new()).Store;
        return DocumentJudge.Judge(evidence, null, trust, Specimens.Now, policy ?? new());
    }

    private static async Task ConfirmAsync(PlanExpectation expectation, PlanDocument document) =>
        expectation.Confirm(await document.InspectAsync(Cancellation));
}
