using System.Security.Cryptography;
using Bmis.Documents.Cms;
using Bmis.Documents.Reading;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Reading;
using Bmis.Documents.Tests.TestPlan;
using Bmis.Documents.Tlv;
using Bmis.Documents.Trust;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.Trust;

/// <summary>Lists of known defects (BSI TR-03129-2, 7).</summary>
public sealed class DefectListTests
{
    private const string Root = "0.4.0.127.0.7.3.1.5";
    private const string SignerRevoked = Root + ".1.1";
    private const string Special = "0.4.0.127.0.7.3.1.99";
    private const int Seed = 20261128;
    private const int Cases = 5_000;

    private static readonly TestKey ListSigner = TestKey.Ecdsa();

    private static PlanCertificate Signer => PlanDocument.ByTheBook.Sod.Certificate;

    private static byte[] ByNumber => Sequence(Signer.Issuer, Signer.Serial);

    private static byte[] ByKey => TlvWriter.Object(0x80, Signer.Key.Identifier);

    public static TheoryData<string, string> Kinds => new()
    {
        { ".1.2", "defect-signer-replaced" },
        { ".2.2", "defect-security-object-invalid" },
        { ".2.3", "defect-index-differs" },
        { ".4.1", "defect-card-security-malformed" },
    };

    [Fact]
    public async Task A_signer_that_a_list_revokes_is_revoked_by_number_and_by_key()
    {
        foreach (var defect in (byte[][])[Defect(ByNumber, SignerRevoked), Defect(ByKey, SignerRevoked)])
            Bad(Check.SignerRevocation, "signer-revoked").Confirm(await InspectAsync(List(defect)));
        Good.Confirm(await InspectAsync(List(Defect(Sequence(Signer.Issuer, Integer(99)), SignerRevoked))));
    }

    [Fact]
    public void A_hash_tells_certificates_of_one_key_apart()
    {
        Assert.Equal(CertificateFault.None, Certificate.Read(Signer.Write(), out var signer));
        foreach (var (hash, verdict) in new[]
        {
            (SHA256.HashData(signer!.Encoded.Span), RevocationVerdict.Revoked),
            (new byte[32], RevocationVerdict.NoList),
        })
        {
            var list = List(Sequence(ByKey, Octets(hash), Set(Sequence(Oid(SignerRevoked), Status))));
            Assert.Equal(verdict, Build(list).Store.Judge(signer, Specimens.Now).Revocation);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Other_defects_are_remarks_and_change_no_verdict(string arc, string remark) =>
        Remarked(Check.SignerTrust, remark).Confirm(await InspectAsync(List(Defect(ByNumber, Root + arc))));

    [Fact]
    public async Task Malformed_data_groups_are_remarked_by_number()
    {
        var defect = Sequence(ByNumber, Set(Sequence(Oid(Root + ".2.1"), Set(Integer(2), Integer(11), Integer(99)))));
        var report = await InspectAsync(List(defect));
        Assert.Equal(DocumentCheckResult.Successful, report.Verdict);
        var remarks = report.Checks.Single(one => one.Check == Check.SignerTrust).Remarks;
        Assert.Equal(
            ["defect-data-group-malformed-2", "defect-data-group-malformed-11"],
            remarks.Where(one => one.StartsWith("defect", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_proof_with_keys_that_have_become_known_is_none()
    {
        // The other proof still holds.
        foreach (var (arc, check) in new[] { (".1.3", Check.ChipAuthentication), (".1.4", Check.ActiveAuthentication) })
            new PlanExpectation(DocumentCheckResult.Successful, check, DocumentCheckResult.Undetermined, "key-revoked")
                .Confirm(await InspectAsync(List(Defect(ByNumber, Root + arc))));
        var both = Sequence(ByNumber, Set(Sequence(Oid(Root + ".1.3")), Sequence(Oid(Root + ".1.4"))));
        Open(Check.ChipAuthenticity, "key-revoked").Confirm(await InspectAsync(List(both)));
    }

    [Fact]
    public void A_list_counts_only_when_a_trusted_authority_entitled_its_signer()
    {
        var defect = Defect(ByNumber, SignerRevoked);
        Assert.Equal(1, Import(List(defect)).DefectLists);
        AssertRejected(TrustRejection.ListNotTrusted, List(defect, use: null));
        AssertRejected(TrustRejection.SignatureWrong, List(defect, change: one => one with { Signature = [1] }));
        AssertRejected(TrustRejection.IssuerMissing, List(defect, change: one => one with { Certificates = [] }));
        AssertRejected(TrustRejection.MalformedList, Signed([0x30, 0], Special, one => one));
        var stranger = TestKey.Ecdsa();
        var forged = (TestCertificate.Signer(ListSigner, stranger) with { ExtendedUse = Special }).SignedBy(stranger);
        AssertRejected(
            TrustRejection.IssuerMissing, List(defect, change: one => one with { Certificates = [forged] }));
    }

    [Fact]
    public void The_version_of_the_store_names_its_defect_lists()
    {
        var with = Build(List(Defect(ByNumber, SignerRevoked))).Store.Version;
        Assert.NotEqual(Build().Store.Version, with);
        Assert.NotEqual(Build(List(Defect(ByNumber, Root + ".1.2"))).Store.Version, with);
    }

    [Fact]
    public void Broken_lists_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        var list = List(Defect(ByNumber, SignerRevoked), use: Special).Content.ToArray();
        for (var i = 0; i < Cases; i++)
            Assert.InRange(Import(new TrustSource("a.dl", Mutation.Of(list, random))).DefectLists, 0, 1);
    }

    private static byte[] Status => [0x0A, 1, 3];

    private static byte[] Defect(byte[] signer, string type) => Sequence(
        signer, Set(Sequence(Oid(type), type == SignerRevoked ? Status : null)));

    private static TrustSource List(
        byte[] defect, string? use = Special, Func<TestSignedData, TestSignedData>? change = null) =>
        Signed(
            Sequence(Integer(0), Oid("2.16.840.1.101.3.4.2.1"), Set(defect)), use, change ?? (one => one));

    private static TrustSource Signed(byte[] content, string? use, Func<TestSignedData, TestSignedData> change)
    {
        var certificate = new PlanCertificate(PlanKey.Stranger, PlanKey.Authority, PlanAlgorithm.Usual)
        {
            KeyInfo = ListSigner.Info,
        };
        if (use is not null)
            certificate = certificate.With("2.5.29.37", Sequence(Oid(use)));
        var signed = new TestSignedData(content, ListSigner, TestName.Authority(), 7)
        {
            Type = Root,
            Certificates = [certificate.Write()],
        };
        return new("list.dl", change(signed).Write());
    }

    private static void AssertRejected(TrustRejection reason, TrustSource list)
    {
        var report = Import(list);
        Assert.Equal((0, reason), (report.DefectLists, Assert.Single(report.Rejected).Reason));
    }

    private static TrustReport Import(TrustSource list) => Build(list).Report;

    private static TrustImportResult Build(params TrustSource[] lists) => TrustImport.Build(
        [PlanTrust.Authority, .. lists], Specimens.Now, new());

    private static async Task<DocumentReport> InspectAsync(TrustSource list) =>
        await (PlanDocument.ByTheBook with { Trust = [PlanTrust.Authority, list] })
            .InspectAsync(TestContext.Current.CancellationToken);
}
