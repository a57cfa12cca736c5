using System.Security.Cryptography;
using Bmis.Documents.AccessControl;
using Bmis.Documents.Authentication;
using Bmis.Documents.Lds;
using Bmis.Documents.PublicKeys;
using Bmis.Documents.Reading;
using Bmis.Documents.Tests.Authentication;
using Bmis.Documents.Tests.TestPlan;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.Quirks;

/// <summary>How chips of the field prove themselves.</summary>
public sealed class ChipProofQuirks
{
    private const int Curve = PlanDocument.Curve;

    private static readonly ChipAuthenticationCardKey First = ChipKeys.Card(Curve, 1, seed: 51);
    private static readonly ChipAuthenticationCardKey Second = ChipKeys.Card(Curve, 2, seed: 52);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [FieldQuirk("gmrtd CHANGELOG 0.48.1")]
    public async Task The_key_of_the_mapping_is_the_one_with_its_number()
    {
        var mapping = CardSecurityCases.Key;
        var other = ChipKeys.Card(Curve, null, seed: 53);
        byte[][] infos =
        [
            CardSecurityCases.Offered(Curve),
            PlanInfos.PublicKey(other, Curve, keyId: 72),
            PlanInfos.PublicKey(mapping, Curve, keyId: Curve),
        ];
        await ConfirmAsync(
            GoodWith(Check.ChipAuthenticationMapping),
            CardSecurityCases.WithMapping(PlanDocument.ByTheBook, infos));
        infos[1] = PlanInfos.PublicKey(other, Curve, keyId: Curve);
        infos[2] = PlanInfos.PublicKey(mapping, Curve, keyId: 72);
        await ConfirmAsync(
            Bad(Check.ChipAuthenticationMapping, "not-authentic"),
            CardSecurityCases.WithMapping(PlanDocument.ByTheBook, infos));
    }

    [Fact]
    [FieldQuirk("tananaev/passport-reader PR#99, #54")]
    public async Task Variant_and_key_are_those_that_DG14_names_and_triple_des_where_it_names_none()
    {
        foreach (var variant in (string[])["2.1", "2.2", "2.3", "2.4"])
            await ConfirmAsync(GoodWith(Check.ChipAuthentication), WithKeys(
                [PlanInfos.ChipAuthentication(variant, 2), PlanInfos.PublicKey(First, Curve, 1),
                    PlanInfos.PublicKey(Second, Curve, 2)],
                First, Second));

        var tripleDes = ChipAuthenticationProtocol.Of(First.Group.Kind, SessionSuite.TripleDes);
        var chip = First with { KeyId = null, Protocols = [tripleDes] };
        var bare = WithKeys([PlanInfos.PublicKey(chip, Curve)], chip);
        var report = await bare.InspectAsync(Cancellation);
        GoodWith(Check.ChipAuthentication).Confirm(report);
        var told = Assert.Single(report.Checks.Single(one => one.Check == Check.ChipAuthentication).Details);
        Assert.EndsWith("inferred", told, StringComparison.Ordinal);
    }

    [Fact]
    [FieldQuirk("AndyQ#44")]
    public async Task A_DG14_whose_set_is_out_of_order_is_hashed_as_it_was_read()
    {
        byte[][] infos = [PlanInfos.ChipAuthentication("2.2", 1), PlanInfos.PublicKey(First, Curve, 1)];
        var sorted = PlanDer.Set(infos);
        var swapped = TlvWriter.Object(0x31, [.. infos[1], .. infos[0]]);
        var other = swapped.AsSpan().SequenceEqual(sorted)
            ? TlvWriter.Object(0x31, [.. infos[0], .. infos[1]])
            : swapped;
        Assert.NotEqual(sorted, other);
        var document = PlanDocument.ByTheBook.WithGroup(14, TlvWriter.Object(0x6E, other))
            with { ChipKeySet = [First] };
        var report = await document.InspectAsync(Cancellation);
        GoodWith("data-group-14").Confirm(report);
        GoodWith(Check.ChipAuthentication).Confirm(report);
        await ConfirmAsync(
            Bad("data-group-14", "data-group-changed"),
            document.Put(ElementaryFile.OfDataGroup(14), TlvWriter.Object(0x6E, sorted)));
    }

    [Fact]
    [FieldQuirk("gmrtd#349")]
    public async Task A_clone_with_keys_of_its_own_proves_nothing()
    {
        using var signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var clone = PlanDocument.ByTheBook
            .Put(ElementaryFile.OfDataGroup(14), PlanInfos.DataGroup14(
                PlanInfos.ChipAuthentication("2.2", 1), PlanInfos.PublicKey(First, Curve, 1)))
            .Put(ElementaryFile.OfDataGroup(15), TlvWriter.Object(0x6F, signing.ExportSubjectPublicKeyInfo())) with
        {
            ChipKeySet = [First],
            Signing = ActiveAuthenticationCard.OfEcdsa(
                signing, DigestAlgorithm.Sha256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
        };
        var report = await clone.InspectAsync(Cancellation);
        Assert.Equal(DocumentCheckResult.Failed, report.Verdict);
        foreach (var check in (string[])[Check.ChipAuthenticity, Check.ChipAuthentication, Check.ActiveAuthentication])
            AssertNotCovered(report, check);

        // Nobody whom the lane trusts signed EF.CardSecurity.
        var stranger = CardSecurityCases.WithMapping(PlanDocument.ByTheBook) with { Trust = [] };
        AssertNotCovered(await stranger.InspectAsync(Cancellation), Check.ChipAuthenticationMapping);
    }

    [Fact]
    [FieldQuirk("gmrtd#62")]
    public async Task A_signature_of_active_authentication_is_taken_in_both_encodings()
    {
        foreach (var curve in (string[])["brainpoolP320r1", "nistP256"])
            foreach (var format in Enum.GetValues<DSASignatureFormat>())
            {
                using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
                var document = Signing(
                    key.ExportSubjectPublicKeyInfo(),
                    ActiveAuthenticationCard.OfEcdsa(key, DigestAlgorithm.Sha256, format));
                await ConfirmAsync(GoodWith(Check.ActiveAuthentication), document);
            }
    }

    [Fact]
    [FieldQuirk("NFCPassportReader readme")]
    public async Task A_long_key_of_active_authentication_is_asked_with_an_extended_length()
    {
        using var key = RSA.Create(3072);
        var card = ActiveAuthenticationCard.OfRsa(
            key.ExportParameters(true), DigestAlgorithm.Sha256, hasLongTrailer: true, new FixedRandom([]));
        var lengths = new List<int?>();
        var document = Signing(key.ExportSubjectPublicKeyInfo(), card) with
        {
            Temper = new()
            {
                Intervene = command =>
                {
                    if (command.Instruction == 0x88)
                        lengths.Add(command.Expected);
                    return null;
                },
            },
        };
        await ConfirmAsync(GoodWith(Check.ActiveAuthentication), document);
        Assert.Equal([65_536], lengths);
    }

    private static PlanDocument WithKeys(byte[][] infos, params ChipAuthenticationCardKey[] keys) =>
        PlanDocument.ByTheBook.WithGroup(14, PlanInfos.DataGroup14(infos)) with { ChipKeySet = keys };

    private static PlanDocument Signing(byte[] info, ActiveAuthenticationCard card) =>
        PlanDocument.ByTheBook.WithGroup(15, TlvWriter.Object(0x6F, info)) with { Signing = card };

    private static void AssertNotCovered(DocumentReport report, string name)
    {
        var check = report.Checks.Single(one => one.Check == name);
        Assert.Equal((DocumentCheckResult.Undetermined, "key-not-covered"), (check.Result, check.Reason));
    }

    private static async Task ConfirmAsync(PlanExpectation expectation, PlanDocument document) =>
        expectation.Confirm(await document.InspectAsync(Cancellation));
}
