using Bmis.Documents.Authentication;
using Bmis.Documents.Tests.Authentication;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG14 and DG15: LDS_F and LDS_I.</summary>
internal static class KeyFileCases
{
    private const int Curve = PlanDocument.Curve;

    private static readonly ChipAuthenticationCardKey Key =
        ChipKeys.Card(Curve, null, seed: 41) with { Protocols = [ProtocolOf("2.2")] };

    internal static PlanCase[] Keys { get; } =
    [
        File("LDS_F_01", 14, Bad(Check.Reading, "EF.DG14 malformed"), file => PlanFiles.Tagged(file, 0x6F)),
        File("LDS_F_02", 14, Bad(Check.Contents, "EF.DG14"), file => PlanFiles.Longer(file, -1)),
        File("LDS_F_03", 14, Bad(Check.Reading, "EF.DG14 truncated"), file => PlanFiles.Longer(file, 1)),
        Infos("LDS_F_04", Bad(Check.ChipAuthentication, "refused"), PlanInfos.ChipAuthentication("2.9"), Public()),
        Infos("LDS_F_05", Bad(Check.ChipAuthentication, "refused"), Public()),
        Infos("LDS_F_06", GoodWith(Check.ChipAuthentication), PlanInfos.ChipAuthentication("2.2", version: 9), Public())
            with { Deviation = "the proof is made and holds; the version only ranks variants" },
        Infos("LDS_F_07", Bad(Check.Contents, "EF.DG14 malformed-info"),
            PlanInfos.ChipAuthentication("2.2", version: null), Public()),
    ];

    internal static PlanCase[] SigningKey { get; } =
    [
        File("LDS_I_01", 15, Bad(Check.Reading, "EF.DG15 malformed"), file => PlanFiles.Tagged(file, 0x70)),
        File("LDS_I_02", 15, Bad(Check.Contents, "EF.DG15"), file => PlanFiles.Longer(file, -1)),
        File("LDS_I_03", 15, Bad(Check.Reading, "EF.DG15 truncated"), file => PlanFiles.Longer(file, 1)),
    ];

    private static ChipAuthenticationProtocol ProtocolOf(string variant) =>
        ChipAuthenticationProtocol.Of($"0.4.0.127.0.7.2.2.3.{variant}")!;

    private static PlanCase File(string id, int number, PlanExpectation expectation, Func<byte[], byte[]> change) =>
        new(id, expectation, document => document.WithGroup(number, change(document.Groups[number])));

    private static PlanCase Infos(string id, PlanExpectation expectation, params byte[][] infos) =>
        new(id, expectation,
            document => document.WithGroup(14, PlanInfos.DataGroup14(infos)) with { ChipKeySet = [Key] });

    private static byte[] Public() => PlanInfos.PublicKey(Key, Curve);
}
