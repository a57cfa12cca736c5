using Bmis.Documents.Authentication;
using Bmis.Documents.Cms;
using Bmis.Documents.Lds;
using Bmis.Documents.Tests.Cms;
using Bmis.Documents.Tests.Lds;
using Bmis.Documents.Tests.Trust;
using Bmis.Documents.Trust;

namespace Bmis.Documents.Tests.Authentication;

public sealed class PassiveAuthenticationTests
{
    private const int Seed = 20261127;
    private const int Cases = 10_000;

    private static readonly DateTimeOffset Now = TestCertificate.Begin.AddYears(1);
    private static readonly TestKey Authority = TestKey.Ecdsa();
    private static readonly TestKey Signer = TestKey.Ecdsa();
    private static readonly TestCertificate SignerCertificate =
        TestCertificate.Signer(Signer, Authority) with { DocumentTypes = ["P"] };

    private static readonly Dictionary<int, ReadOnlyMemory<byte>> DataGroups = new()
    {
        [1] = "MRZ"u8.ToArray(),
        [2] = "portrait"u8.ToArray(),
        [14] = "security infos"u8.ToArray(),
    };

    private static readonly byte[] File =
        TestSecurityObject.Of(DataGroups).SignedBy(Signer, SignerCertificate.SignedBy(Authority));

    private static readonly PassiveAuthenticationInput Good = new(File, DataGroups)
    {
        IndexTags = [0x61, 0x75, 0x6E],
        IssuingState = "UTO",
        DocumentCode = "P<",
    };

    private static readonly TrustStore Trust = Build(
        TestCertificate.Authority(Authority).SignedBy(Authority),
        TestLists.Revocations(Authority, Now, Now.AddDays(1), []));

    [Fact]
    public void A_document_that_a_trusted_State_signed_is_proven()
    {
        var result = Verify(Good);
        Assert.Equal(DocumentCheckResult.Successful, result.Result);
        PassiveCheck[] all =
        [
            result.Format, result.Signature, result.SignerSignature, result.SignerTrust, result.SignerValidity,
            result.SignerRevocation, result.Completeness, result.IssuingState, result.DocumentType,
        ];
        Assert.All(all, check => Assert.Equal(new(DocumentCheckResult.Successful, PassiveReason.None), check));
        Assert.All(result.DataGroups, group => Assert.Equal(PassiveDataGroupState.Identical, group.State));
        Assert.True(result.IsProven(1) && result.IsProven(14));
        Assert.False(result.IsProven(15));
        Assert.Equal(Trust.Version, result.TrustVersion);
        Assert.Equal(ContentRemarks.None, result.Remarks);
    }

    [Fact]
    public void No_trust_anchor_leaves_the_document_open_and_a_wrong_signature_fails_it()
    {
        var unknown = PassiveAuthentication.Verify(Good, TrustStore.Empty, Now, new());
        Assert.Equal(DocumentCheckResult.Undetermined, unknown.Result);
        Assert.Equal(PassiveCheck.Open(PassiveReason.NoTrustAnchor), unknown.SignerSignature);
        Assert.Equal(PassiveCheck.Good, unknown.Signature);
        Assert.False(unknown.IsProven(1));
        var forged = SignerCertificate.SignedBy(TestKey.Ecdsa());
        var wrong = Verify(Good with { SecurityObject = TestSecurityObject.Of(DataGroups).SignedBy(Signer, forged) });
        Assert.Equal(DocumentCheckResult.Failed, wrong.Result);
        Assert.Equal(PassiveCheck.Failed(PassiveReason.SignerSignatureWrong), wrong.SignerSignature);
        Assert.False(wrong.IsProven(1));
    }

    [Fact]
    public void Each_data_group_has_its_own_answer()
    {
        var read = new Dictionary<int, ReadOnlyMemory<byte>>
        {
            [1] = DataGroups[1],
            [2] = "another portrait"u8.ToArray(),
            [15] = "a key from elsewhere"u8.ToArray(),
        };
        var result = Verify(Good with { DataGroups = read });
        Assert.Equal(DocumentCheckResult.Failed, result.Result);
        Assert.Equal(
            [
                (1, PassiveDataGroupState.Identical, PassiveCheck.Good),
                (2, PassiveDataGroupState.NotIdentical, PassiveCheck.Failed(PassiveReason.DataGroupChanged)),
                (14, PassiveDataGroupState.NotRead, PassiveCheck.NotMade(PassiveReason.DataGroupNotRead)),
                (15, PassiveDataGroupState.NotListed, PassiveCheck.Failed(PassiveReason.DataGroupNotListed)),
            ],
            result.DataGroups.Select(group => (group.Number, group.State, group.Check)));
        Assert.Equal([true, false, false, false], result.DataGroups.Select(group => result.IsProven(group.Number)));
    }

    [Fact]
    public void A_data_group_that_was_not_read_takes_nothing_from_the_others()
    {
        var some = Good with { DataGroups = DataGroups.Where(one => one.Key < 3).ToDictionary() };
        Assert.Equal(DocumentCheckResult.Successful, Verify(some).Result);
        var none = Good with { DataGroups = new Dictionary<int, ReadOnlyMemory<byte>>() };
        Assert.Equal(DocumentCheckResult.Undetermined, Verify(none).Result);
    }

    [Theory]
    [InlineData(PassiveReason.None, 0x61, 0x75, 0x6E)]
    [InlineData(PassiveReason.MissingInIndex, 0x61, 0x75)]
    [InlineData(PassiveReason.MissingInSecurityObject, 0x61, 0x75, 0x6E, 0x6F)]
    [InlineData(PassiveReason.IndexHasUnknownTag, 0x61, 0x75, 0x6E, 0x62)]
    public void What_the_index_lists_must_be_what_was_signed(PassiveReason reason, params int[] tags)
    {
        var result = Verify(Good with { IndexTags = [.. tags.Select(tag => (uint)tag)] });
        Assert.Equal(reason, result.Completeness.Reason);
        Assert.Equal(reason == PassiveReason.None, result.Result == DocumentCheckResult.Successful);
        Assert.Equal(
            PassiveCheck.NotMade(PassiveReason.IndexNotRead), Verify(Good with { IndexTags = null }).Completeness);
    }

    [Theory]
    [InlineData("UT", "UTO", PassiveReason.None)]
    [InlineData("UT", "D<<", PassiveReason.StateDiffers)]
    [InlineData("DE", "D<<", PassiveReason.None)]
    [InlineData("DE", "DEU", PassiveReason.None)]
    [InlineData("de", "D", PassiveReason.None)]
    [InlineData("DE", "UTO", PassiveReason.StateDiffers)]
    [InlineData("GB", "GBD", PassiveReason.None)]
    [InlineData("KS", "RKS", PassiveReason.None)]
    [InlineData("XK", "RKS", PassiveReason.None)]
    [InlineData("EU", "EUE", PassiveReason.None)]
    [InlineData("UN", "UNA", PassiveReason.None)]
    [InlineData("AT", "AUS", PassiveReason.StateDiffers)]
    [InlineData("AT", "QQQ", PassiveReason.StateUnknown)]
    [InlineData("AT", "<<<", PassiveReason.StateUnknown)]
    public void The_issuing_State_must_be_the_signers_country(string country, string state, PassiveReason reason)
    {
        var certificate = TestCertificate.Signer(Signer, Authority, country).SignedBy(Authority);
        var content = TestSecurityObject.Of(DataGroups).Content();
        var authority = TestName.Authority(country);
        var signed = new TestSignedData(content, Signer, authority, 7) { Certificates = [certificate] };
        var input = Good with { SecurityObject = TestSecurityObject.File(signed), IssuingState = state };
        var trust = Build(TestCertificate.Authority(Authority, country).SignedBy(Authority));
        var result = PassiveAuthentication.Verify(input, trust, Now, new());
        Assert.Equal(reason, result.IssuingState.Reason);
        Assert.Equal(
            reason switch
            {
                PassiveReason.None => DocumentCheckResult.Successful,
                PassiveReason.StateDiffers => DocumentCheckResult.Failed,
                _ => DocumentCheckResult.Undetermined,
            },
            result.Result);
    }

    [Theory]
    [InlineData("P<", true)]
    [InlineData("PD", true)]
    [InlineData("ID", false)]
    public void A_signer_signs_documents_of_its_kinds_only(string code, bool isAllowed)
    {
        var check = Verify(Good with { DocumentCode = code }).DocumentType;
        Assert.Equal(isAllowed ? PassiveReason.None : PassiveReason.DocumentTypeNotAllowed, check.Reason);
    }

    [Fact]
    public void Time_and_revocation_have_their_own_answers()
    {
        AssertValidity(PassiveReason.SignerExpired, TestCertificate.Begin.AddYears(11));
        AssertValidity(PassiveReason.SignerNotYetValid, TestCertificate.Begin.AddDays(-1));
        var early = PassiveAuthentication.Verify(
            Good with { IssuedAt = TestCertificate.Begin.AddYears(-1) }, Trust, Now, new());
        Assert.Equal(PassiveReason.SignerNotValidWhenSigned, early.SignerValidity.Reason);
        var root = TestCertificate.Authority(Authority);
        var revoked = PassiveAuthentication.Verify(
            Good, Build(root.SignedBy(Authority), TestLists.Revocations(Authority, Now, null, [7])), Now, new());
        Assert.Equal((DocumentCheckResult.Failed, PassiveReason.SignerRevoked),
            (revoked.Result, revoked.SignerRevocation.Reason));
        Assert.False(revoked.IsProven(1));
        var old = root with { NotAfter = Now.AddDays(-1) };
        var expired = PassiveAuthentication.Verify(Good, Build(old.SignedBy(Authority)), Now, new());
        Assert.Equal(PassiveReason.AuthorityNotValid, expired.SignerValidity.Reason);
        Assert.True(expired.IsProven(1));
    }

    [Fact]
    public void Whether_a_revocation_list_is_demanded_is_policy()
    {
        var trust = Build(TestCertificate.Authority(Authority).SignedBy(Authority));
        var lenient = PassiveAuthentication.Verify(Good, trust, Now, new());
        Assert.Equal(DocumentCheckResult.Successful, lenient.Result);
        Assert.Equal(PassiveCheck.Open(PassiveReason.RevocationListMissing), lenient.SignerRevocation);
        var strict = PassiveAuthentication.Verify(Good, trust, Now, new(DemandsRevocationList: true));
        Assert.Equal(DocumentCheckResult.Undetermined, strict.Result);
    }

    [Fact]
    public void A_signer_that_the_document_lacks_is_taken_from_the_store()
    {
        var content = TestSecurityObject.Of(DataGroups).Content();
        var signed = new TestSignedData(content, Signer, TestName.Authority(), 7);
        var without = Good with { SecurityObject = TestSecurityObject.File(signed) };
        Assert.Equal(PassiveCheck.Open(PassiveReason.SignerMissing), Verify(without).Signature);
        var byKey = TestSecurityObject.File(signed with { KeyIdentifier = Signer.Identifier });
        var trust = Build(
            TestCertificate.Authority(Authority).SignedBy(Authority), SignerCertificate.SignedBy(Authority));
        foreach (var input in (PassiveAuthenticationInput[])[without, without with { SecurityObject = byKey }])
        {
            var result = PassiveAuthentication.Verify(input, trust, Now, new());
            Assert.Equal(DocumentCheckResult.Successful, result.Result);
            Assert.Equal(ContentRemarks.CertificateFromStore, result.Remarks);
        }
    }

    [Fact]
    public void A_document_without_a_security_object_is_not_checked()
    {
        var result = Verify(Good with { SecurityObject = default });
        Assert.Equal(DocumentCheckResult.NotPerformed, result.Result);
        Assert.Equal(PassiveCheck.NotMade(PassiveReason.NoSecurityObject), result.Format);
        var malformed = Verify(Good with { SecurityObject = new byte[] { 0x77, 0 } });
        Assert.Equal(DocumentCheckResult.Failed, malformed.Result);
        Assert.Equal(SecurityObjectFault.MalformedSignedData, malformed.FormatFault);
    }

    [Fact]
    public void Nothing_personal_is_printed()
    {
        Assert.Equal("[document files]", Good.ToString());
        Assert.Equal("[passive authentication Successful]", Verify(Good).ToString());
    }

    [Fact]
    public void A_changed_bit_of_a_security_object_is_always_found()
    {
        for (var bit = 0; bit < File.Length * 8; bit++)
        {
            var changed = File.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            AssertFound(Verify(Good with { SecurityObject = changed }), bit);
        }
    }

    [Theory]
    [InlineData("AT")]
    [InlineData("AU")]
    [InlineData("CN")]
    [InlineData("FR")]
    [InlineData("UK")]
    [InlineData("US")]
    public void A_changed_bit_of_a_passports_security_object_is_always_found(string state)
    {
        var file = PublicDocuments.Read("gmrtd", "sod", state + ".bin");
        var trust = Build(PublicDocuments.Read("gmrtd", "sod", state + "_csca.cer"));
        var random = new Random(Seed);
        var input = new PassiveAuthenticationInput(file, new Dictionary<int, ReadOnlyMemory<byte>>());
        var good = PassiveAuthentication.Verify(input, trust, Signed(file), new());
        Assert.Equal(DocumentCheckResult.Undetermined, good.Result);
        Assert.Equal(DocumentCheckResult.Successful, good.SignerTrust.Result);
        var isChinese = state == "CN"; // Its content is said to be plain data.
        Assert.Equal(isChinese ? ContentRemarks.UnusualContentType : ContentRemarks.None, good.Remarks);
        for (var at = random.Next(4); at < file.Length; at += random.Next(1, 8))
        {
            var changed = file.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            AssertFound(
                PassiveAuthentication.Verify(input with { SecurityObject = changed }, trust, Signed(file), new()), at);
        }
    }

    [Fact]
    public void The_complete_specimen_holds_up_to_its_authority_which_is_not_public()
    {
        List<int> numbers = [1, 2, 3, 4, 14];
        var groups = numbers.ToDictionary(
            number => number,
            number => (ReadOnlyMemory<byte>)PublicDocuments.Read("bsi-tr03105-5", $"Datagroup{number}.bin"));
        var input = new PassiveAuthenticationInput(PublicDocuments.Read("bsi-tr03105-5", "EF_SOD.bin"), groups)
        {
            IndexTags = PublicDocuments.Read("bsi-tr03105-5", "EF_COM.bin")[^5..].Select(tag => (uint)tag).ToList(),
            IssuingState = "D<<",
            DocumentCode = "P<",
        };
        var at = new DateTimeOffset(2014, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var result = PassiveAuthentication.Verify(input, TrustStore.Empty, at, new());
        Assert.Equal(DocumentCheckResult.Undetermined, result.Result);
        Assert.Equal(PassiveReason.NoTrustAnchor, result.SignerSignature.Reason);
        Assert.Equal(DocumentCheckResult.Successful, result.Signature.Result);
        Assert.Equal(DocumentCheckResult.Successful, result.Completeness.Result);
        Assert.Equal(DocumentCheckResult.Successful, result.IssuingState.Result);
        Assert.All(result.DataGroups, group => Assert.Equal(PassiveDataGroupState.Identical, group.State));
    }

    [Fact]
    public void The_specimen_of_2006_holds_in_the_same_way()
    {
        var groups = new Dictionary<int, ReadOnlyMemory<byte>>
        {
            [1] = PublicDocuments.Read("jmrtd", "loes2006", "ef0101.bin"),
            [2] = PublicDocuments.Read("jmrtd", "loes2006", "ef0102.bin"),
            [15] = PublicDocuments.Read("jmrtd", "loes2006", "ef010F.bin"),
        };
        var input = new PassiveAuthenticationInput(PublicDocuments.Read("jmrtd", "loes2006", "ef011D.bin"), groups)
        {
            IndexTags = [0x61, 0x75, 0x6F],
            IssuingState = "NLD",
        };
        var at = new DateTimeOffset(2006, 10, 1, 0, 0, 0, TimeSpan.Zero);
        var result = PassiveAuthentication.Verify(input, TrustStore.Empty, at, new());
        Assert.All(result.DataGroups, group => Assert.Equal(PassiveDataGroupState.Identical, group.State));
        Assert.Equal(DocumentCheckResult.Successful, result.Signature.Result);
        Assert.Equal(DocumentCheckResult.Successful, result.IssuingState.Result);
        Assert.Equal(DocumentCheckResult.Undetermined, result.Result);
    }

    [Fact]
    public void Data_groups_belong_to_the_security_object_they_were_made_for()
    {
        SecurityObject.Read(PublicDocuments.Read("bsi-tr03105-5", "EF_SOD.bin"), out var read);
        Assert.True(read!.IsIdentical(1, PublicDocuments.Read("pymrtd", "DG1_sodtest_10.bin")));
        Assert.True(read.IsIdentical(14, PublicDocuments.Read("pymrtd", "DG14_sodtest_11.bin")));
        Assert.False(read.IsIdentical(1, PublicDocuments.Read("pymrtd", "DG1_sodtest_13.bin")));
        Assert.False(read.IsIdentical(14, PublicDocuments.Read("pymrtd", "DG14_sodtest_14.bin")));
    }

    [Fact]
    public void Malformed_security_objects_are_never_successful()
    {
        foreach (var file in PublicDocuments.ReadAll("pymrtd", "SOD_fuzz_*.bin"))
        {
            var input = new PassiveAuthenticationInput(file, new Dictionary<int, ReadOnlyMemory<byte>>());
            var result = PassiveAuthentication.Verify(input, Trust, Now, new());
            Assert.NotEqual(DocumentCheckResult.Successful, result.Result);
        }
    }

    [Fact]
    public void Broken_security_objects_are_answered_without_an_exception()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Cases; i++)
        {
            var changed = Mutation.Of(File, random);
            var result = Verify(Good with { SecurityObject = changed });
            if (!changed.AsSpan().SequenceEqual(File))
                AssertFound(result, i);
        }
    }

    // Found is also what is remarked: parts that nobody signs, such as the name of the signer beside the signature.
    private static void AssertFound(PassiveAuthenticationResult result, int at) => Assert.True(
        result.Result is DocumentCheckResult.Failed or DocumentCheckResult.NotSupported
            || result.Remarks != ContentRemarks.None
            || result.Signature.Result != DocumentCheckResult.Successful
            || result.SignerSignature.Result != DocumentCheckResult.Successful,
        $"The change at {at} was not found.");

    private static DateTimeOffset Signed(byte[] file)
    {
        SecurityObject.Read(file, out var read);
        Certificate.Read(read!.Signed.Certificates[0], out var signer);
        return read.Signed.Signers[0].SigningTime ?? signer!.NotBefore.AddDays(1);
    }

    private static void AssertValidity(PassiveReason reason, DateTimeOffset at)
    {
        var result = PassiveAuthentication.Verify(Good, Trust, at, new());
        Assert.Equal((DocumentCheckResult.Failed, reason), (result.Result, result.SignerValidity.Reason));
    }

    private static PassiveAuthenticationResult Verify(PassiveAuthenticationInput input) =>
        PassiveAuthentication.Verify(input, Trust, Now, new());

    private static TrustStore Build(params byte[][] files) =>
        TrustImport.Build(files.Select(file => new TrustSource("file", file)), Now, new()).Store;
}
