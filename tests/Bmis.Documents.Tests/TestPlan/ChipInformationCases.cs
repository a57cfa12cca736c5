using Bmis.Documents.Lds;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanDer;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>Lengths in EF.ATR/INFO: LDS_K.</summary>
internal static class ChipInformationCases
{
    private const string LengthsAreTried =
        "field quirk: lengths are found by trying, so a wrong announcement costs nothing and hides nothing";

    internal static PlanCase[] All { get; } =
    [
        Case("LDS_K_01", 0x7F66, Integer(1024), Integer(1024)),
        Case("LDS_K_02", 0x7F66, Integer(65_536), Integer(65_536)),
        Case("LDS_K_03", 0x7F66, Integer(1024)) with { Deviation = LengthsAreTried },
        Case("LDS_K_04", 0x7F67, Integer(1024), Integer(1024)) with { Deviation = LengthsAreTried },
    ];

    private static PlanCase Case(string id, uint tag, params byte[][] lengths) => new(
        id, GoodWith(Check.Reading), document =>
            document.Put(ElementaryFile.AtrInfo, TlvWriter.Object(tag, [.. lengths.SelectMany(one => one)]))
                with { Temper = new() { MostRead = 1024 } });
}
