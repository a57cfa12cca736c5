using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG3 and DG4 as far as CBEFF, read by a terminal with keys: LDS_D and LDS_E.</summary>
internal static class BiometricCases
{
    private const string Inside = "the record within the block is read by another room";
    private const string Positive = "Doc 9303-10, 4.7.3 and 4.7.4: pictures by the book";
    private const string HandedOn = "a block is handed on as it is, and whoever opens it goes by its own first bytes";

    private static readonly PlanBiometrics Fingers = PlanBiometrics.Fingers;
    private static readonly PlanBiometrics Irises = PlanBiometrics.Irises;

    internal static PlanCase[] OfFingers { get; } =
    [
        Good("LDS_D_01", 3, Fingers with { Compression = 4 }),
        Good("LDS_D_02", 3, Fingers with { Compression = 2 }),
        Good("LDS_D_03", 3, Fingers with { Subtypes = [9, 10, 5] }),
        File("LDS_D_04", 3, Bad(Check.Reading, "EF.DG3 malformed"), Fingers.Write(0x64)),
        File("LDS_D_05", 3, Bad(Check.Contents, "EF.DG3"), PlanFiles.Longer(Fingers.Write(), -1)),
        File("LDS_D_06", 3, Bad(Check.Reading, "EF.DG3 truncated"), PlanFiles.Longer(Fingers.Write(), 1)),
        Tolerated("LDS_D_07", 3, Fingers with { HasCount = false }),
        Tolerated("LDS_D_08", 3, Fingers.With(0x87, [9, 9])),
        Tolerated("LDS_D_09", 3, Fingers.With(0x87, null)),
        Tolerated("LDS_D_10", 3, Fingers.With(0x88, [9, 9])),
        Tolerated("LDS_D_11", 3, Fingers.With(0x88, null)),
        Tolerated("LDS_D_12", 3, Fingers.With(0x82, [0xFF])),
        Tolerated("LDS_D_13", 3, Fingers.With(0x82, null)),
        PlanCase.Without("LDS_D_14", Inside),
        File("LDS_D_15", 3, Bad(Check.Contents, "EF.DG3 missing"), (Fingers with { Bare = 2 }).Write()),
        Good("LDS_D_16", 3, Fingers with { Compression = 0 }),
    ];

    internal static PlanCase[] OfIrises { get; } =
    [
        Good("LDS_E_01", 4, Irises with { Compression = 4 }) with { Derived = Positive },
        Good("LDS_E_02", 4, Irises with { Compression = 0 }),
        File("LDS_E_03", 4, Bad(Check.Reading, "EF.DG4 malformed"), Irises.Write(0x77)),
        File("LDS_E_04", 4, Bad(Check.Contents, "EF.DG4"), PlanFiles.Longer(Irises.Write(), -1)),
        File("LDS_E_05", 4, Bad(Check.Reading, "EF.DG4 truncated"), PlanFiles.Longer(Irises.Write(), 1)),
        Tolerated("LDS_E_06", 4, Irises with { HasCount = false }),
        Tolerated("LDS_E_07", 4, Irises.With(0x87, [9, 9])),
        Tolerated("LDS_E_08", 4, Irises.With(0x87, null)),
        Tolerated("LDS_E_09", 4, Irises.With(0x88, [9, 9])),
        Tolerated("LDS_E_10", 4, Irises.With(0x88, null)),
        Tolerated("LDS_E_11", 4, Irises.With(0x82, [0xFF])),
        Tolerated("LDS_E_12", 4, Irises.With(0x82, null)),
        PlanCase.Without("LDS_E_13", Inside),
        File("LDS_E_14", 4, Bad(Check.Contents, "EF.DG4 missing"), (Irises with { Bare = 2 }).Write()),
    ];

    private static PlanCase Good(string id, int number, PlanBiometrics file) =>
        File(id, number, GoodWith($"{Check.DataGroup}{number}"), file.Write());

    private static PlanCase Tolerated(string id, int number, PlanBiometrics file) =>
        Good(id, number, file) with { Deviation = HandedOn };

    private static PlanCase File(string id, int number, PlanExpectation expectation, byte[] file) =>
        new(id, expectation, document => document.WithTerminal(PlanTerminal.Usual).WithGroup(number, file));
}
