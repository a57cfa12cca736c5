using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG2: LDS_C.</summary>
internal static class FaceCases
{
    private const string Positive = "Doc 9303-10, 4.7.2: a portrait by the book";
    private const string Form = "Doc 9303-10, 4.7.2 and ISO/IEC 19794-5: the form of the record";
    private const string Shown = "the picture is found by its own first bytes and shown; headers of documents in "
        + "circulation are not to be relied on";

    private static readonly byte[] Jpeg2000 =
        [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A, .. new byte[2000]];

    internal static PlanCase[] All { get; } =
    [
        Good("LDS_C_01", new() { Image = Jpeg2000 }),
        Good("LDS_C_02", new()),
        Good("LDS_C_03", new() { Image = Jpeg2000, Points = 3 }),
        File("LDS_C_04", Bad(Check.Reading, "EF.DG2 malformed"), new PlanFace().Write(0x76)),
        File("LDS_C_05", Bad(Check.Contents, "EF.DG2"), PlanFiles.Longer(new PlanFace().Write(), -1)),
        File("LDS_C_06", Bad(Check.Reading, "EF.DG2 truncated"), PlanFiles.Longer(new PlanFace().Write(), 1)),
        Tolerated("LDS_C_07", new() { HasCount = false }),
        Tolerated("LDS_C_08", Header(0x87, [9, 9])),
        Tolerated("LDS_C_09", Header(0x87, null)),
        Tolerated("LDS_C_10", Header(0x88, [9, 9])),
        Tolerated("LDS_C_11", Header(0x88, null)),
        Tolerated("LDS_C_12", Header(0x81, [0x80])),
        Tolerated("LDS_C_13", Header(0x81, [8])),
        File("LDS_C_14", Bad(Check.Contents, "EF.DG2 unknown-format"),
            Record(0, (byte)'F', (byte)'A', (byte)'D').Write()),
        File("LDS_C_15", Bad(Check.Contents, "EF.DG2 unknown-format"), Record(4, (byte)'0', (byte)'2').Write()),
        File("LDS_C_16", Bad(Check.Contents, "EF.DG2 truncated"),
            new PlanFace { Points = 3, LengthError = 24 }.Write()),
        Tolerated("LDS_C_17", Record(20, 0x77)),
        Tolerated("LDS_C_18", Record(21, 0x77)),
        Tolerated("LDS_C_19", Record(22, 0x77)),
        Tolerated("LDS_C_20", Record(28, 0xF0)),
        Tolerated("LDS_C_21", Record(29, 0xF0)),
        Tolerated("LDS_C_22", Record(30, 0xF0)),
        Tolerated("LDS_C_23", Record(31, 0xF0)),
        Tolerated("LDS_C_24", Record(32, 0xF0)),
        Tolerated("LDS_C_25", Record(33, 0xF0)),
        Tolerated("LDS_C_26", Record(34, 0x77)),
        Tolerated("LDS_C_27", Record(35, 0x77)),
        File("LDS_C_28", Bad(Check.Contents, "EF.DG2 missing"), new PlanFace { HasData = false }.Write()),
    ];

    private static PlanCase Good(string id, PlanFace face) =>
        File(id, GoodWith(Check.Contents), face.Write()) with { Derived = Positive };

    private static PlanCase Tolerated(string id, PlanFace face) =>
        File(id, GoodWith(Check.Contents), face.Write()) with { Deviation = Shown };

    private static PlanCase File(string id, PlanExpectation expectation, byte[] file) =>
        new(id, expectation, document => document.WithGroup(2, file)) { Derived = Form };

    private static PlanFace Header(byte element, byte[]? value)
    {
        var face = new PlanFace();
        return face with
        {
            Header = value is null ? face.Header.Remove(element) : face.Header.SetItem(element, value),
        };
    }

    private static PlanFace Record(int place, params byte[] bytes) => new() { Changes = [(place, bytes)] };
}
