using Bmis.Documents.Agreement;
using Bmis.Documents.Authentication;
using Bmis.Documents.Iso7816;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Authentication;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Chip authentication: ISO7816_D.</summary>
internal static class ChipAuthenticationCases
{
    private const int Curve = PlanDocument.Curve;
    private const int OtherCurve = 12;
    private const int ThirdCurve = 16;
    private const int ShortCurve = 10;
    private const int Group = 2;
    private const string Positive = "a key by the book proves the chip";
    private const string Unsound = "Doc 9303-11, 6.2: an unsound key proves nothing";
    private const string Refused = "Doc 9303-11, 6.2: the chip does not do what DG14 says";

    private static readonly ChipAuthenticationCardKey Elliptic = ChipKeys.Card(Curve, 1, seed: 21);
    private static readonly ChipAuthenticationCardKey Second = ChipKeys.Card(OtherCurve, 2, seed: 22);
    private static readonly ChipAuthenticationCardKey Third = ChipKeys.Card(ThirdCurve, 3, seed: 23);
    private static readonly ChipAuthenticationCardKey Short = ChipKeys.Card(ShortCurve, null, seed: 25);
    private static readonly ChipAuthenticationCardKey Modular = ChipKeys.Card(Group, null, seed: 24);

    private static readonly int[] ErrorStatuses = [0x6A80, 0x6A88, 0x6300, 0x6983, 0x6F00];

    internal static PlanCase[] All { get; } =
    [
        new("ISO7816_D_01", GoodWith(Check.ChipAuthentication), WithGroupKey) { Derived = Positive },
        new("ISO7816_D_02", GoodWith(Check.ChipAuthentication), document => document) { Derived = Positive },
        new("ISO7816_D_03", GoodWith(Check.ChipAuthentication), document => WithKeys(document, Elliptic))
            { Derived = Positive },
        new("ISO7816_D_04", GoodWith(Check.ChipAuthentication), document => WithKeys(document, Elliptic, Second))
            { Derived = Positive },
        new("ISO7816_D_05", GoodWith(Check.ChipAuthentication), document => WithKeys(document, Elliptic, Second, Third))
            { Derived = Positive },
        new("ISO7816_D_06", Bad(Check.ChipAuthentication, "refused"), document =>
            WithKeys(document, Elliptic with { KeyId = 9 }) with { ChipKeySet = [Elliptic] }) { Derived = Refused },
        new("ISO7816_D_07", Bad(Check.ChipAuthentication, "bad-key"), document =>
            With(document, Modular, "1.2", Spoilt(Modular, [2]))) { Derived = Unsound },
        new("ISO7816_D_08", Bad(Check.ChipAuthentication, "bad-key"), document =>
            With(document, Elliptic, "2.2", Spoilt(Elliptic, [4, .. new byte[64]]))) { Derived = Unsound },
        new("ISO7816_D_09", Bad(Check.ChipAuthentication, "no-private-key"),
            document => document with { Temper = OldSession() })
            { Derived = "Doc 9303-11, 6.2.2: only the new session proves the chip" },
        new("ISO7816_D_10", GoodWith(Check.ChipAuthentication), TwiceWithNewKeys)
            { Derived = "Doc 9303-11, 6.2.2: each reading makes a key pair of its own; the chip refuses an old one" },
        new("ISO7816_D_11", Bad(Check.ChipAuthentication, "bad-key"), document =>
            With(document, Modular, "1.2", Unnamed(Modular))) { Derived = Unsound },
        new("ISO7816_D_12", Bad(Check.ChipAuthentication, "bad-key"), document =>
            With(document, Elliptic, "2.2", Unnamed(Elliptic))) { Derived = Unsound },
        new("ISO7816_D_13", Open(Check.ChipAuthentication, "no-matching-key"), document => document.Without(15)
            .WithGroup(14, PlanInfos.DataGroup14(
                PlanInfos.ChipAuthentication("2.2", 1), PlanInfos.PublicKey(Elliptic, Curve, 2))))
            { Derived = "Doc 9303-11, 9.2.6: entry and key belong together by their number; nothing is proven" },
        new("ISO7816_D_14", GoodWith(Check.ChipAuthentication), document => WithGroupKey(document) with
        {
            Temper = new() { RefusesExpectedLength = true },
        }) { Derived = "a key of 2,048 bits needs the extended length" },
        new("ISO7816_D_15", Bad(Check.ChipAuthentication, "refused"), document =>
            ErrorStatuses.Select(status => document with
            {
                Temper = Iso7816Cases.Answering(0x22, command => command.P1 == 0x41, status),
            })) { Derived = Refused },
    ];

    internal static PlanDocument WithGroupKey(PlanDocument document) =>
        With(document, Modular, "1.2", ChipKeys.Standardised(Modular, Group));

    internal static PlanDocument WithShortCurve(PlanDocument document) =>
        With(document, Short, "2.2", ChipKeys.Standardised(Short, ShortCurve));

    // A chip that has it says that it knows terminal authentication, too.
    private static PlanDocument With(
        PlanDocument document, ChipAuthenticationCardKey key, string variant, byte[] info)
    {
        byte[][] infos =
            [PlanInfos.ChipAuthentication(variant, key.KeyId), PlanInfos.PublicKey(key, info, key.KeyId)];
        byte[][] all = document.Terminals is null ? infos : [.. infos, PlanInfos.TerminalAuthentication()];
        return document.WithGroup(14, PlanInfos.DataGroup14(all)) with { ChipKeySet = [key] };
    }

    private static PlanDocument WithKeys(PlanDocument document, params ChipAuthenticationCardKey[] keys)
    {
        int[] parameters = [Curve, OtherCurve, ThirdCurve];
        var infos = keys.SelectMany((key, index) => (byte[][])
        [
            PlanInfos.ChipAuthentication("2.2", key.KeyId), PlanInfos.PublicKey(key, parameters[index], key.KeyId),
        ]);
        return document.WithGroup(14, PlanInfos.DataGroup14([.. infos])) with { ChipKeySet = keys };
    }

    private static byte[] Spoilt(ChipAuthenticationCardKey key, byte[] point)
    {
        var parameters = key.Group.Kind == KeyAgreementKind.EllipticCurve ? Curve : Group;
        return ChipKeys.Standardised(key with { Pair = key.Pair with { Public = point } }, parameters);
    }

    // The algorithm is one that nobody knows.
    private static byte[] Unnamed(ChipAuthenticationCardKey key) =>
        Sequence(Sequence(Oid("1.2.840.10046.2.99"), Null), Bits(key.Pair.Public.Span));

    // The chip says yes to everything and keeps its session.
    private static ChipTemper OldSession()
    {
        var isBegun = false;
        return new()
        {
            Intervene = command =>
            {
                isBegun |= command is { Instruction: 0x22, P1: 0x41 };
                return command switch
                {
                    { Instruction: 0x22, P1: 0x41 } => ResponseApdu.Of(StatusWord.Success),
                    { Instruction: 0x86 } when isBegun => new((byte[])[0x7C, 0], StatusWord.Success),
                    _ => null,
                };
            },
        };
    }

    private static IEnumerable<PlanDocument> TwiceWithNewKeys(PlanDocument document)
    {
        var seen = new HashSet<string>();
        var isChipAuthentication = false;
        var temper = new ChipTemper
        {
            Intervene = command =>
            {
                if (command.Instruction == 0x22)
                    isChipAuthentication = command.P1 == 0x41;
                return isChipAuthentication && command.Instruction == 0x86
                    && !seen.Add(Convert.ToHexString(command.Data.Span))
                        ? ResponseApdu.Of(new(0x6A80))
                        : null;
            },
        };
        return [document with { Temper = temper }, document with { Temper = temper }];
    }
}
