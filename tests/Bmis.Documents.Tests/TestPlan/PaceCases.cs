using Bmis.Documents.AccessControl;
using Bmis.Documents.Agreement;
using Bmis.Documents.Lds;
using Bmis.Documents.Tests.Authentication;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>PACE: ISO7816_G.</summary>
internal static class PaceCases
{
    private const int Curve = PlanDocument.Curve;
    private const int OtherCurve = 12;
    private const int Group = 2;
    private const string Positive = "Doc 9303-11, 4.4: the variant is standardised and opens the chip";
    private const string Aborted = "Doc 9303-11, 4.4: PACE is aborted, and nothing weaker follows";
    private const string Unusable = "Doc 9303-11, 9.2.1: no variant can be used, and the chip has none but PACE";
    private const string NotProven = "Doc 9303-11, 4.4.3.5: the mapping does not prove the chip";
    private const string WrongReason = "";

    private static readonly int[] ErrorStatuses = [0x6A80, 0x6A88, 0x6982, 0x6300, 0x6F00];

    internal static PlanCase[] All { get; } =
    [
        new("ISO7816_G_01", GoodWith(Check.Access), document => (PlanDocument[])
        [
            With(document, "2.2", Curve), With(document, "1.2", Group), With(document, "4.2", Curve),
            With(document, "3.2", Group), CardSecurityCases.WithMapping(document),
        ]) { Derived = Positive },
        new("ISO7816_G_02", GoodWith(Check.Access),
            document => AllParameters(document, "2.2", "1.2", false)) { Derived = Positive },
        new("ISO7816_G_03", GoodWith(Check.Access), document => AllParameters(document, "4.2", "3.2", true))
            { Derived = Positive },
        new("ISO7816_G_04", GoodWith(Check.Access), document => PaceProtocol.Known
            .Where(one => one.Mapping != PaceMapping.ChipAuthentication)
            .Select(one => document with
            {
                Pace = [new(one, one.Kind == KeyAgreementKind.EllipticCurve ? Curve : Group, false)],
            })) { Derived = Positive },
        new("ISO7816_G_05", GoodWith(Check.Access), document => document with
        {
            CardAccess =
            [
                PlanInfos.Pace(document.Pace[0]),
                Sequence(Oid("1.3.6.1.4.1.99999.1"), Integer(1)),
                Sequence(Oid("0.4.0.127.0.7.2.2.2"), Integer(1)),
            ],
        }) { Derived = "Doc 9303-11, 9.2: unknown entries are passed over" },
        new("ISO7816_G_06", GoodWith(Check.Access), document => document with
        {
            Pace = [PlanInfos.Option("2.2", Curve), PlanInfos.Option("2.4", 16), PlanInfos.Option("1.1", Group)],
        }) { Derived = Positive },
        new("ISO7816_G_07", GoodWith(Check.Access), document => document with
        {
            Pace = [PlanInfos.Option("2.2", Curve), PlanInfos.Option("2.2", OtherCurve)],
            CardAccess =
            [
                PlanInfos.Pace(PlanInfos.Option("2.2", Curve)),
                PlanInfos.Pace(PlanInfos.Option("2.2", OtherCurve)),
                Sequence(Oid("0.4.0.127.0.7.2.2.4.2"),
                    Sequence(Oid("0.4.0.127.0.7.1.2"), Integer(Curve)), Integer(Curve)),
            ],
        }) { Derived = "Doc 9303-11, 4.4.4.1: the number of the parameters is sent" },
        Statuses("ISO7816_G_08", 0),
        Broken("ISO7816_G_09", 1, WrongReason, answer => Iso7816Cases.Flip(answer, 6)),
        Statuses("ISO7816_G_10", 1),
        Tag("ISO7816_G_11", 1, 0x80, 0x90),
        Broken("ISO7816_G_12", 2, "refused", _ => [0x6A, 0x80]),
        Tag("ISO7816_G_13", 2, 0x82, 0x92),
        Statuses("ISO7816_G_14", 2),
        Case("ISO7816_G_15", "", document =>
            With(document, "4.2", Curve) with { Wire = PlanWire.AtStep(2, _ => [0x63, 0x00]) }),
        new("ISO7816_G_16", Bad(Check.Access, ""), document => BadPoints(document, 2, 0x82)) { Derived = Aborted },
        new("ISO7816_G_17", Bad(Check.Access, ""), document => BadNumbers(document, 2, 0x82)) { Derived = Aborted },
        Broken("ISO7816_G_18", 3, "refused", _ => [0x6A, 0x80]),
        Tag("ISO7816_G_19", 3, 0x84, 0x94),
        Statuses("ISO7816_G_20", 3),
        new("ISO7816_G_21", Bad(Check.Access, ""), document => BadPoints(document, 3, 0x84)) { Derived = Aborted },
        new("ISO7816_G_22", Bad(Check.Access, ""), document => BadNumbers(document, 3, 0x84)) { Derived = Aborted },
        Case("ISO7816_G_23", "bad-key", document => document with { Wire = Mirror }),
        Broken("ISO7816_G_24", 4, "", _ => [0x6A, 0x80]),
        Tag("ISO7816_G_25", 4, 0x86, 0x96),
        Statuses("ISO7816_G_26", 4),
        new("ISO7816_G_27", Bad(Check.Access, ""), document => (document with { HasBasicAccess = false })
            .Put(ElementaryFile.CardAccess, [0x31, 0x05, 0x30, 0x09, 0x06, 0x01, 0x04])) { Derived = Unusable },
        new("ISO7816_G_28", Bad(Check.Access, ""), document => document with
        {
            HasBasicAccess = false, CardAccess = [PlanInfos.Pace(document.Pace[0].Protocol.Oid, 31)],
        }) { Derived = Unusable },
        Mapped("ISO7816_G_29", answer => Last(answer, _ => [])),
        Mapped("ISO7816_G_30", answer => Last(answer, data => [0x8A, 2, .. data[2..4]])),
        Mapped("ISO7816_G_31", answer => Last(answer, data => Iso7816Cases.Flip(data, data.Length - 1))),
        Mapped("ISO7816_G_32", answer => Last(answer, data => [0x8B, .. data[1..]])),
        Mapped("ISO7816_G_33", answer => Last(answer, _ => [0x8A, 0])),
        new("ISO7816_G_34", GoodWith(Check.ChipAuthenticationMapping), CardSecurityCases.WithMapping)
            { Derived = Positive },
        new("ISO7816_G_35", GoodWith(Check.Access), document => document with
        {
            Wire = PlanWire.AtStep(4, answer => Dynamic([.. answer[2..^2], 0x8A, 2, 1, 2])),
        }) { Derived = "Doc 9303-11, 4.4.4: an object that the mapping does not know is passed over" },
        new("ISO7816_G_36", GoodWith(Check.Access), document => document with
        {
            CardAccess = [PlanInfos.Pace("0.4.0.127.0.7.2.2.4.6.9", Curve), PlanInfos.Pace(document.Pace[0])],
        }),
        new("ISO7816_G_37", Bad(Check.Access, ""), document => document with
        {
            HasBasicAccess = false, CardAccess = [PlanInfos.Pace("0.4.0.127.0.7.2.2.4.6.9", Curve)],
        }) { Derived = Unusable },
        new("ISO7816_G_38", GoodWith(Check.ChipAuthenticationMapping), document =>
            CardSecurityCases.WithMapping(document).WithGroup(14, PlanInfos.DataGroup14()))
            { Derived = "Doc 9303-11, 4.4.3.5: the key of the mapping lies in EF.CardSecurity, not in DG14" },
        new("ISO7816_G_39", Bad(Check.ChipAuthenticationMapping, ""), document => CardSecurityCases.WithMapping(
            document, CardSecurityCases.Offered(Curve), CardSecurityCases.Public(ChipKeys.Card(Curve, null, seed: 33))))
            { Derived = NotProven },
        new("ISO7816_G_40", Bad(Check.ChipAuthenticationMapping, ""), document =>
            CardSecurityCases.WithMapping(document, CardSecurityCases.Offered(Curve))) { Derived = NotProven },
        new("ISO7816_G_41", GoodWith(Check.ChipAuthenticationMapping), AllMappings) { Derived = Positive },
    ];

    private static PlanDocument With(PlanDocument document, string variant, int parameters) =>
        document with { Pace = [PlanInfos.Option(variant, parameters)] };

    private static IEnumerable<PlanDocument> AllParameters(
        PlanDocument document, string elliptic, string modular, bool isIntegrated) =>
        from id in StandardDomainParameters.Ids
        let known = StandardDomainParameters.Of(id)!
        where !isIntegrated || known.HasIntegratedMapping
        select With(document, known.Kind == KeyAgreementKind.EllipticCurve ? elliptic : modular, id);

    private static IEnumerable<PlanDocument> AllMappings(PlanDocument document) =>
        from id in StandardDomainParameters.Ids
        where StandardDomainParameters.Of(id)!.Kind == KeyAgreementKind.EllipticCurve
        let key = ChipKeys.Card(id, null, seed: id)
        select (document with { Pace = [PlanInfos.Option(CardSecurityCases.Mapping, id)], MappingKey = key })
            .Put(
                ElementaryFile.CardSecurity,
                CardSecurityCases.File(CardSecurityCases.Offered(id), PlanInfos.PublicKey(key, id)));

    private static PlanCase Case(string id, string reason, Func<PlanDocument, PlanDocument> make) =>
        new(id, Bad(Check.Access, reason), make) { Derived = Aborted };

    private static PlanCase Broken(string id, int step, string reason, Func<byte[], byte[]> change) =>
        Case(id, reason, document => document with { Wire = PlanWire.AtStep(step, change) });

    private static PlanCase Statuses(string id, int step) => new(
        id, Bad(Check.Access, ""), document => ErrorStatuses.Select(status => document with
        {
            Wire = PlanWire.AtStep(step, _ => [(byte)(status >> 8), (byte)status]),
        })) { Derived = Aborted };

    private static PlanCase Tag(string id, int step, byte right, byte wrong) => Broken(id, step, "malformed", answer =>
    {
        byte[] changed = [.. answer];
        changed[Array.IndexOf(changed, right, 2)] = wrong;
        return changed;
    });

    // No key, the point at infinity, one coordinate changed, and one of each length.
    private static IEnumerable<PlanDocument> BadPoints(PlanDocument document, int step, byte tag)
    {
        Func<byte[], byte[]>[] changes =
        [
            _ => [], _ => [0], point => Iso7816Cases.Flip(point, 1), point =>
                Iso7816Cases.Flip(point, point.Length - 1),
            point => point[..^1], point => [.. point, 0], point => [5, .. point[1..]], point =>
                [4, .. new byte[point.Length - 1]],
        ];
        return changes.Select(change => document with { Wire = PlanWire.AtStep(step, answer =>
            Peer(answer, tag, change)) });
    }

    // Zero, one and numbers that are no element of the group.
    private static IEnumerable<PlanDocument> BadNumbers(PlanDocument document, int step, byte tag)
    {
        Func<byte[], byte[]>[] changes =
        [
            _ => [], number => new byte[number.Length], number => [.. new byte[number.Length - 1], 1],
            number => [.. Enumerable.Repeat((byte)0xFF, number.Length)],
        ];
        return changes.Select(change => With(document, "1.2", Group) with
        {
            Wire = PlanWire.AtStep(step, answer => Peer(answer, tag, change)),
        });
    }

    private static byte[] Peer(byte[] answer, byte tag, Func<byte[], byte[]> change)
    {
        new TlvReader(answer.AsSpan(0, answer.Length - 2)).TryRead(0x7C, out var dynamic);
        new TlvReader(dynamic.Value).TryRead(tag, out var peer);
        return Dynamic(TlvWriter.Object(tag, change(peer.Value.ToArray())));
    }

    private static byte[] Dynamic(byte[] objects) => [.. TlvWriter.Object(0x7C, objects), 0x90, 0];

    private static PlanWire Mirror() => new()
    {
        Change = (command, answer) => command is [0x10, 0x86, _, _, _, 0x7C, _, 0x83, ..]
            ? [.. command[5..7], 0x84, .. command[8..(7 + command[6])], 0x90, 0]
            : answer,
    };

    private static PlanCase Mapped(string id, Func<byte[], byte[]> change) => new(
        id, Bad(Check.ChipAuthenticationMapping, ""), document => CardSecurityCases.WithMapping(document) with
        {
            Wire = PlanWire.AtStep(4, change),
        }) { Derived = NotProven };

    // Changes the object 8A behind the token of eight bytes.
    private static byte[] Last(byte[] answer, Func<byte[], byte[]> change) =>
        Dynamic([.. answer[2..12], .. change(answer[12..^2])]);
}
