using Bmis.Documents.Cms;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Trust;

public sealed class TrustStoreTests
{
    private static readonly DateTimeOffset Now = TestCertificate.Begin.AddYears(1);
    private static readonly TestKey Key = TestKey.Ecdsa();
    private static readonly TestKey OtherKey = TestKey.Ecdsa();
    private static readonly TestKey SignerKey = TestKey.Ecdsa();
    private static readonly TestCertificate Root = TestCertificate.Authority(Key);
    private static readonly TestCertificate Signer = TestCertificate.Signer(SignerKey, Key);

    [Fact]
    public void A_signer_of_a_trusted_authority_is_trusted()
    {
        var judgement = Judge(Signer.ReadBy(Key));
        Assert.True(judgement.IsTrusted);
        Assert.Equal(Root.Subject, judgement.Authority!.Certificate.Subject.Encoded.ToArray());
        Assert.Equal(
            (ValidityVerdict.Valid, ValidityVerdict.Valid, ValidityVerdict.Valid),
            (judgement.Validity, judgement.AuthorityValidity, judgement.ValidityWhenSigned));
    }

    [Fact]
    public void No_anchor_is_another_answer_than_a_wrong_signature()
    {
        var foreign = Signer with { Issuer = TestName.Authority("DE"), AuthorityKey = OtherKey.Identifier };
        Assert.Equal(AnchorVerdict.NoAnchor, Judge(foreign.ReadBy(OtherKey)).Anchor);
        Assert.Equal(AnchorVerdict.NoAnchor, TrustStore.Empty.Judge(Signer.ReadBy(Key), Now).Anchor);
        Assert.Equal(AnchorVerdict.SignatureWrong, Judge(Signer.ReadBy(OtherKey)).Anchor);
        var withoutKey = Signer with { AuthorityKey = null };
        Assert.Equal(AnchorVerdict.SignatureWrong, Judge(withoutKey.ReadBy(OtherKey)).Anchor);
        var generation = Signer with { AuthorityKey = OtherKey.Identifier };
        Assert.Equal(AnchorVerdict.NoAnchor, Judge(generation.ReadBy(OtherKey)).Anchor);
        Assert.All((AnchorVerdict[])[AnchorVerdict.NoAnchor, AnchorVerdict.SignatureWrong], verdict =>
            Assert.False(new SignerJudgement { Anchor = verdict }.IsTrusted));
    }

    [Fact]
    public void An_authority_is_found_by_name_or_by_key_and_proven_by_its_signature()
    {
        Assert.True(Judge((Signer with { AuthorityKey = null }).ReadBy(Key)).IsTrusted);
        Assert.True(Judge((Signer with { AuthorityKey = [1, 2, 3] }).ReadBy(Key)).IsTrusted);
        var renamed = Signer with { Issuer = TestName.Signer() };
        Assert.True(Judge(renamed.ReadBy(Key)).IsTrusted);
    }

    [Fact]
    public void Among_generations_of_one_name_the_one_that_signed_is_found()
    {
        var generations = Enumerable.Range(0, 12).Select(_ => TestKey.Ecdsa()).ToList();
        var store = Build([.. generations.Select(key => TestCertificate.Authority(key).SignedBy(key))]);
        foreach (var key in generations)
        {
            var judgement = store.Judge((Signer with { AuthorityKey = null }).ReadBy(key), Now);
            Assert.Equal(key.Info, judgement.Authority!.Certificate.PublicKeyInfo.ToArray());
        }
    }

    [Fact]
    public void An_algorithm_that_is_not_known_is_named()
    {
        var odd = Key with { Algorithm = [0x30, 3, 6, 1, 42] };
        Assert.Equal(AnchorVerdict.AlgorithmNotSupported, Judge(Signer.ReadBy(odd)).Anchor);
    }

    [Theory]
    [InlineData(-400, ValidityVerdict.NotYetValid, ValidityVerdict.NotYetValid)]
    [InlineData(0, ValidityVerdict.Valid, ValidityVerdict.Valid)]
    [InlineData(4000, ValidityVerdict.Expired, ValidityVerdict.Expired)]
    public void Validity_is_a_question_of_the_moment(int days, ValidityVerdict signer, ValidityVerdict authority)
    {
        var judgement = Build(Root.SignedBy(Key)).Judge(Signer.ReadBy(Key), Now.AddDays(days));
        Assert.Equal((signer, authority), (judgement.Validity, judgement.AuthorityValidity));
        Assert.True(judgement.IsTrusted);
    }

    [Fact]
    public void A_signer_must_have_been_valid_when_it_signed()
    {
        var store = Build(Root.SignedBy(Key));
        var signer = Signer.ReadBy(Key);
        var before = store.Judge(signer, Now, TestCertificate.Begin.AddSeconds(-1));
        Assert.Equal(ValidityVerdict.NotYetValid, before.ValidityWhenSigned);
        Assert.Equal(ValidityVerdict.Valid, store.Judge(signer, Now, Now).ValidityWhenSigned);
    }

    [Fact]
    public void Revocation_is_told_apart_from_the_lack_of_a_list()
    {
        var signer = Signer.ReadBy(Key);
        Assert.Equal(RevocationVerdict.NoList, Judge(signer).Revocation);
        var fresh = JudgeWith(signer, TestLists.Revocations(Key, Now, Now.AddDays(1), [6, 8]));
        Assert.Equal((RevocationVerdict.NotRevoked, Now), (fresh.Revocation, fresh.RevocationListTime));
        var stale = JudgeWith(signer, TestLists.Revocations(Key, Now.AddDays(-2), Now.AddDays(-1), []));
        Assert.Equal((RevocationVerdict.ListStale, true), (stale.Revocation, stale.IsTrusted));
        var old = JudgeWith(signer, TestLists.Revocations(Key, Now.AddDays(-91), null, []));
        Assert.Equal(RevocationVerdict.ListStale, old.Revocation);
        var revoked = JudgeWith(signer, TestLists.Revocations(Key, Now.AddDays(-91), null, [7]));
        Assert.Equal((RevocationVerdict.Revoked, false), (revoked.Revocation, revoked.IsTrusted));
        var forged = JudgeWith(signer, TestLists.Revocations(Key with { Sign = OtherKey.Sign }, Now, null, [7]));
        Assert.Equal(RevocationVerdict.NoList, forged.Revocation);
    }

    [Fact]
    public void Constraints_that_are_violated_are_named()
    {
        AssertConstraint(ConstraintFaults.SignerIsAuthority, Signer with { IsAuthority = true }, Root);
        AssertConstraint(ConstraintFaults.SignerMayNotSign, Signer with { Usage = 0x20 }, Root);
        AssertConstraint(ConstraintFaults.None, Signer with { Usage = null }, Root);
        AssertConstraint(
            ConstraintFaults.SignerHasUnknownCritical, Signer with { Others = [("1.2.3", true, [5, 0])] }, Root);
        AssertConstraint(ConstraintFaults.Malformed, Signer with { Others = [("2.5.29.15", true, [5, 0])] }, Root);
        AssertConstraint(ConstraintFaults.AnchorMayNotSign, Signer, Root with { Usage = 0x80 });
        AssertConstraint(ConstraintFaults.AnchorIsNoAuthority, Signer, Root with { IsAuthority = null, Usage = null });
        AssertConstraint(
            ConstraintFaults.CountriesDiffer, Signer with { Subject = TestName.Signer("DE") }, Root);
    }

    [Fact]
    public void Of_two_certificates_with_one_key_the_one_without_fault_counts()
    {
        var link = Root with { AuthorityKey = OtherKey.Identifier, IsAuthority = false, Usage = 0x06, Serial = 2 };
        var store = Build(link.SignedBy(OtherKey), Root.SignedBy(Key));
        Assert.True(store.Judge(Signer.ReadBy(Key), Now).IsTrusted);
    }

    [Theory]
    [InlineData("AT")]
    [InlineData("AU")]
    [InlineData("CN")]
    [InlineData("FR")]
    [InlineData("UK")]
    [InlineData("US")]
    public void Signers_of_passports_are_trusted_by_their_authority_and_by_the_public_lists(string state)
    {
        var authority = PublicDocuments.Read("gmrtd", "sod", state + "_csca.cer");
        Certificate.Read(PublicDocuments.Read("gmrtd", "sod", state + "_dsc.cer"), out var signer);
        var at = signer!.NotBefore.AddDays(1);
        Assert.True(Build(authority).Judge(signer, at).IsTrusted);
        var list = PublicDocuments.Read("gmrtd", "master_list", "DE_ML_2024-08-07-07-38-24.ml");
        Assert.True(Build(list).Judge(signer, at).IsTrusted);
    }

    private static void AssertConstraint(ConstraintFaults fault, TestCertificate signer, TestCertificate root)
    {
        var judgement = Build(root.SignedBy(Key)).Judge(signer.ReadBy(Key), Now);
        Assert.Equal((AnchorVerdict.Found, fault), (judgement.Anchor, judgement.Constraints));
        Assert.Equal(fault == ConstraintFaults.None, judgement.IsTrusted);
    }

    private static SignerJudgement Judge(Certificate signer) => Build(Root.SignedBy(Key)).Judge(signer, Now);

    private static SignerJudgement JudgeWith(Certificate signer, byte[] list) =>
        Build(Root.SignedBy(Key), list).Judge(signer, Now);

    private static TrustStore Build(params byte[][] files) =>
        TrustImport.Build(files.Select(file => new TrustSource("file", file)), Now, new()).Store;
}
