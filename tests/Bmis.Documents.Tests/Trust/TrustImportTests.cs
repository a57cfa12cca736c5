using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Trust;

public sealed class TrustImportTests
{
    private const int Cases = 3_000;

    private static readonly DateTimeOffset Now = TestCertificate.Begin.AddYears(1);
    private static readonly TestKey Key = TestKey.Ecdsa();
    private static readonly TestKey ListKey = TestKey.Ecdsa();
    private static readonly TestKey OtherKey = TestKey.Ecdsa();
    private static readonly byte[] Root = TestCertificate.Authority(Key).SignedBy(Key);
    private static readonly byte[] Other = TestCertificate.Authority(OtherKey, "DE").SignedBy(OtherKey);
    private static readonly byte[] List = TestLists.MasterList(ListKey, Key, Root, Other);

    [Fact]
    public void A_list_whose_signer_descends_from_a_known_authority_is_anchored()
    {
        var result = Build(new("root.cer", Root), new("list.ml", List));
        var list = Assert.Single(result.Report.MasterLists);
        Assert.Equal((MasterListTrust.Anchored, true, 2), (list.Trust, list.IsTaken, list.Certificates));
        Assert.Equal(TestCertificate.Begin, list.SigningTime);
        Assert.Contains("DS Utopia", list.Signer, StringComparison.Ordinal);
        Assert.Equal(1, result.Report.Duplicates);
        Assert.Equal(
            [("DE", 1), ("UT", 1)], result.Report.AnchorsByCountry.Select(one => (one.Key, one.Value)).Order());
        Assert.Equal(2, result.Report.AnchorsByKind[AnchorKind.SelfSigned]);
        Assert.Empty(result.Report.Rejected);
        Assert.Equal(
            [("root.cer", TrustSourceKind.Certificate), ("list.ml", TrustSourceKind.MasterList)],
            result.Report.Sources);
    }

    [Fact]
    public void A_list_that_contains_its_own_authority_counts_only_where_policy_lets_it()
    {
        var accepted = Build(new TrustSource("list.ml", List));
        Assert.Equal(MasterListTrust.SelfContained, accepted.Report.MasterLists[0].Trust);
        Assert.Equal(2, accepted.Store.Anchors.Count);
        var refused = TrustImport.Build([new("list.ml", List)], Now, new(DemandsKnownListSigner: true));
        Assert.False(refused.Report.MasterLists[0].IsTaken);
        Assert.Empty(refused.Store.Anchors);
        Assert.Equal(2, refused.Report.Rejections[TrustRejection.ListNotTrusted]);
    }

    [Fact]
    public void A_list_that_is_believed_makes_others_so_in_any_order()
    {
        var third = TestCertificate.Authority(ListKey, "FR").SignedBy(ListKey);
        var byOther = TestLists.MasterList(
            ListKey,
            (TestLists.Entitled(ListKey, OtherKey) with { Issuer = TestName.Authority("DE") }).SignedBy(OtherKey),
            [third]).Write();
        TrustSource[] sources = [new("second.ml", byOther), new("first.ml", List), new("root.cer", Root)];
        foreach (var order in (TrustSource[][])[sources, [.. sources.Reverse()]])
        {
            var result = TrustImport.Build(order, Now, new(DemandsKnownListSigner: true));
            Assert.All(result.Report.MasterLists, list => Assert.Equal(MasterListTrust.Anchored, list.Trust));
            Assert.Equal(3, result.Store.Anchors.Count);
        }
    }

    [Fact]
    public void Why_a_list_is_not_trusted_is_reported()
    {
        AssertTrust(MasterListTrust.NoAnchor, TestLists.MasterList(ListKey, Key, Other));
        var plain = TestCertificate.Signer(ListKey, Key).SignedBy(Key);
        AssertTrust(MasterListTrust.SignerNotEntitled, TestLists.MasterList(ListKey, plain, [Root]).Write());
        var entitled = TestLists.Entitled(ListKey, Key).SignedBy(Key);
        var good = TestLists.MasterList(ListKey, entitled, [Root]);
        AssertTrust(MasterListTrust.SignatureWrong, (good with { Signature = [1] }).Write());
        AssertTrust(MasterListTrust.NoAnchor, (good with { Certificates = [] }).Write());
        var forged = TestLists.Entitled(ListKey, Key).SignedBy(OtherKey);
        AssertTrust(MasterListTrust.SignatureWrong, TestLists.MasterList(ListKey, forged, [Root]).Write());
        AssertTrust(MasterListTrust.Malformed, (good with { Type = "1.2.3" }).Write());
        AssertTrust(MasterListTrust.Malformed, (good with { Content = [1, 2, 3] }).Write());
    }

    [Fact]
    public void A_document_signer_makes_no_authorities()
    {
        // Somebody with the key of a document signer puts an authority of his own under it.
        var stolen = TestCertificate.Signer(OtherKey, Key) with { IsAuthority = false };
        var own = TestCertificate.Authority(ListKey) with
        {
            Issuer = TestName.Signer(),
            AuthorityKey = OtherKey.Identifier,
        };
        var list = TestLists.MasterList(
            ListKey, own.SignedBy(OtherKey), [stolen.SignedBy(Key), own.SignedBy(OtherKey)]);
        var result = TrustImport.Build(
            [new("list.ml", list.Write()), new("root.cer", Root)], Now, new(DemandsKnownListSigner: true));
        Assert.False(Assert.Single(result.Report.MasterLists).IsTaken);
    }

    [Fact]
    public void A_key_signed_by_its_predecessor_is_a_link()
    {
        var link = TestCertificate.Authority(OtherKey) with { AuthorityKey = Key.Identifier, Serial = 2 };
        var whole = Build(new("root.cer", Root), new("link.cer", link.SignedBy(Key)));
        Assert.Equal(1, whole.Report.AnchorsByKind[AnchorKind.SelfSigned]);
        Assert.Equal(1, whole.Report.AnchorsByKind[AnchorKind.Link]);
        var alone = Build(new TrustSource("link.cer", link.SignedBy(Key)));
        Assert.Equal(1, alone.Report.AnchorsByKind[AnchorKind.LinkWithoutPredecessor]);
        var forged = Build(new("root.cer", Root), new("link.cer", link.SignedBy(ListKey)));
        Assert.Equal(1, forged.Report.Rejections[TrustRejection.SignatureWrong]);
    }

    [Fact]
    public void A_list_is_anchored_through_links()
    {
        var link = TestCertificate.Authority(OtherKey) with { AuthorityKey = Key.Identifier, Serial = 2 };
        var list = TestLists.MasterList(ListKey, OtherKey, link.SignedBy(Key));
        var result = TrustImport.Build(
            [new("list.ml", list), new("root.cer", Root)], Now, new(DemandsKnownListSigner: true));
        Assert.Equal(MasterListTrust.Anchored, result.Report.MasterLists[0].Trust);
    }

    [Fact]
    public void Certificates_that_are_odd_are_counted_and_those_that_are_wrong_are_rejected()
    {
        var old = TestCertificate.Authority(OtherKey, "FR") with { NotAfter = Now.AddDays(-1) };
        var broken = TestCertificate.Authority(OtherKey, "IT").SignedBy(Key);
        var unusable = TestCertificate.Authority(Key with { Info = [0x30, 0] }, "ES").SignedBy(Key);
        var result = Build(
            new("old.cer", old.SignedBy(OtherKey)),
            new("broken.cer", broken),
            new("unusable.cer", unusable),
            new("nothing.bin", new byte[] { 1, 2, 3 }),
            new("empty.bin", default));
        Assert.Equal(1, result.Report.ExpiredAnchors);
        Assert.Equal(
            [
                (TrustRejection.UnknownFile, 2),
                (TrustRejection.KeyUnusable, 1),
                (TrustRejection.SignatureWrong, 1),
            ],
            result.Report.Rejections.Select(one => (one.Key, one.Value)).Order());
        var subject = result.Report.Rejected.Single(one => one.Reason == TrustRejection.SignatureWrong).Subject;
        Assert.Equal("C=IT, O=Utopia, CN=CSCA Utopia", subject);
    }

    [Fact]
    public void Revocation_lists_count_when_a_trusted_authority_signed_them()
    {
        var good = TestLists.Revocations(Key, Now, Now.AddDays(30), [7]);
        var forged = TestLists.Revocations(Key with { Sign = OtherKey.Sign }, Now, null, []);
        var foreign = TestLists.Revocations(OtherKey, Now, null, [], "DE");
        var result = Build(
            new("root.cer", Root), new("a.crl", good), new("b.crl", forged), new("c.crl", foreign));
        Assert.Equal(1, result.Report.RevocationLists);
        Assert.Equal(1, result.Report.Rejections[TrustRejection.SignatureWrong]);
        Assert.Equal(1, result.Report.Rejections[TrustRejection.IssuerMissing]);
    }

    [Fact]
    public void Pem_holds_certificates_and_revocation_lists()
    {
        var list = TestLists.Revocations(Key, Now, null, []);
        byte[] file = [.. TestLists.Pem("CERTIFICATE", Root, Other), .. TestLists.Pem("X509 CRL", list, [1, 2])];
        var result = Build(new TrustSource("all.pem", file));
        Assert.Equal((2, 1), (result.Store.Anchors.Count, result.Report.RevocationLists));
        Assert.Equal(1, result.Report.Rejections[TrustRejection.MalformedFile]);
        Assert.Equal(TrustSourceKind.Pem, result.Report.Sources[0].Kind);
    }

    [Theory]
    [InlineData("CscaMasterListData", "\n")]
    [InlineData("pkdMasterListContent", "\r\n")]
    [InlineData("pkdMasterListContent;binary", "\n")]
    public void A_directory_gives_its_lists_certificates_and_revocations(string attribute, string lineEnd)
    {
        var signer = TestCertificate.Signer(OtherKey, Key).SignedBy(Key);
        var file = TestLists.Directory(
            TestLists.Folded(attribute, List, lineEnd),
            TestLists.Folded("userCertificate;binary", signer, lineEnd),
            TestLists.Folded("certificateRevocationList;binary", TestLists.Revocations(Key, Now, null, [7]), lineEnd));
        AssertDirectory(Build(new TrustSource("pkd.ldif", file)));
    }

    [Fact]
    public void A_directory_may_hold_bytes_as_they_are_or_in_base_64_behind_one_colon()
    {
        var signer = TestCertificate.Signer(OtherKey, Key).SignedBy(Key);
        var revocations = System.Text.Encoding.ASCII.GetBytes(
            Convert.ToBase64String(TestLists.Revocations(Key, Now, null, [7])));
        var file = TestLists.Directory(
            [.. "pkdMasterListContent: "u8, .. List, (byte)'\n'],
            [.. "usercertificate;binary: "u8, .. signer, (byte)'\n'],
            [.. "certificateRevocationList;binary:"u8, .. revocations, (byte)'\n']);
        AssertDirectory(Build(new TrustSource("pkd.ldif", file)));
    }

    [Fact]
    public void What_is_broken_in_a_directory_is_counted()
    {
        var file = TestLists.Directory(
            TestLists.Folded("userCertificate;binary", [1, 2, 3]),
            TestLists.Folded("certificateRevocationList;binary", [1, 2, 3]),
            TestLists.Folded("CscaMasterListData", [1, 2, 3]),
            "userCertificate;binary:: !!!\n"u8.ToArray(),
            "userCertificate;binary::\n"u8.ToArray());
        var result = Build(new TrustSource("pkd.ldif", file));
        Assert.Equal(
            [
                (TrustRejection.MalformedFile, 2),
                (TrustRejection.MalformedList, 1),
                (TrustRejection.MalformedCertificate, 1),
                (TrustRejection.MalformedRevocationList, 1),
            ],
            result.Report.Rejections.Select(one => (one.Key, one.Value)).Order());
    }

    [Fact]
    public void The_version_names_the_contents_and_not_the_files()
    {
        var list = Build(new TrustSource("list.ml", List)).Store;
        var loose = Build(new("b.cer", Other), new("a.pem", TestLists.Pem("CERTIFICATE", Root))).Store;
        Assert.Equal(list.Version, loose.Version);
        Assert.NotEqual(list.Version, TrustStore.Empty.Version);
        var more = Build(new("list.ml", List), new("a.crl", TestLists.Revocations(Key, Now, null, []))).Store;
        Assert.NotEqual(list.Version, more.Version);
    }

    [Fact]
    public void The_public_lists_are_taken_whole()
    {
        var german = PublicDocuments.Read("gmrtd", "master_list", "DE_ML_2024-08-07-07-38-24.ml");
        var dutch = PublicDocuments.Read("gmrtd", "master_list", "NL_ML_2025-07-29.ml");
        var root = PublicDocuments.Read("gmrtd", "master_list", "NL_ROOT_CA.cer");
        var result = TrustImport.Build(
            [new("DE", german), new("NL", dutch), new("root", root)], Now, new(DemandsKnownListSigner: true));
        Assert.Empty(result.Report.Rejected);
        Assert.All(result.Report.MasterLists, list => Assert.Equal(MasterListTrust.Anchored, list.Trust));
        Assert.Equal(
            result.Report.MasterLists.Sum(list => list.Certificates) + 1 - result.Report.Duplicates,
            result.Store.Anchors.Count);
        Assert.True(result.Report.AnchorsByCountry.Count > 90);
        Assert.True(result.Report.AnchorsByKind[AnchorKind.Link] > 100);
    }

    [Fact]
    public void Broken_files_are_answered_without_an_exception()
    {
        var random = new Random(20261127);
        var signer = TestCertificate.Signer(OtherKey, Key).SignedBy(Key);
        var revocations = TestLists.Revocations(Key, Now, null, [7, 8]);
        byte[][] files =
        [
            TestLists.Directory(
                TestLists.Folded("CscaMasterListData", List), [.. "userCertificate: "u8, .. signer, (byte)'\n']),
            TestLists.Pem("CERTIFICATE", Root, signer),
            List,
            revocations,
            TestLists.Directory(TestLists.Folded("certificateRevocationList;binary", revocations)),
        ];
        for (var i = 0; i < Cases; i++)
            Assert.NotNull(Build(new TrustSource("file", Mutation.Of(files[i % files.Length], random))).Report);
    }

    private static void AssertDirectory(TrustImportResult result)
    {
        Assert.Empty(result.Report.Rejected);
        Assert.Equal(TrustSourceKind.Directory, result.Report.Sources[0].Kind);
        Assert.Equal(2, result.Store.Anchors.Count);
        Assert.Equal((1, 1), (result.Report.DocumentSigners, result.Report.RevocationLists));
    }

    private static void AssertTrust(MasterListTrust trust, byte[] list)
    {
        var result = Build(new TrustSource("list.ml", list));
        var report = Assert.Single(result.Report.MasterLists);
        Assert.Equal((trust, false), (report.Trust, report.IsTaken));
        Assert.Empty(result.Store.Anchors);
        Assert.NotEmpty(result.Report.Rejected);
    }

    private static TrustImportResult Build(params TrustSource[] sources) => TrustImport.Build(sources, Now, new());
}
