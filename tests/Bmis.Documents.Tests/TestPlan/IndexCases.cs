using Bmis.Documents.Lds;
using Bmis.Documents.Simulation;
using Bmis.Documents.Tlv;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>EF.COM: LDS_A.</summary>
internal static class IndexCases
{
    private const string Form = "Doc 9303-10, 4.6.1: the form of EF.COM";
    private const string Unsigned = "nobody signs EF.COM, and its versions decide nothing about the other files";

    private static readonly byte[] Tags = [0x61, 0x75, 0x6E, 0x6F];

    internal static PlanCase[] All { get; } =
    [
        Case("LDS_A_01", Bad(Check.Reading, "EF.COM malformed"), [0x61, .. SpecimenFiles.Common(Tags)[1..]]),
        Case("LDS_A_02", Bad(Check.Contents, "EF.COM"), PlanFiles.Longer(SpecimenFiles.Common(Tags), -1)),
        Case("LDS_A_03", Bad(Check.Reading, "EF.COM truncated"), PlanFiles.Longer(SpecimenFiles.Common(Tags), 1)),
        Tolerated("LDS_A_04", Of("0300", "040000", Tags)),
        Tolerated("LDS_A_05", Of(null, "040000", Tags)),
        Tolerated("LDS_A_06", Of("0107", "050000", Tags)),
        Tolerated("LDS_A_07", Of("0107", null, Tags)),
        Case("LDS_A_08", Bad(Check.Completeness, "missing-in-index"), Of("0107", "040000", Tags[1..])),
        Case("LDS_A_09", Bad(Check.Contents, "EF.COM missing"), Of("0107", "040000", null)),
        Case("LDS_A_10", GoodWith(Check.Completeness), Of("0108", "040000", Tags)),
    ];

    private static PlanCase Case(string id, PlanExpectation expectation, byte[] file) =>
        new(id, expectation, document => document.Put(ElementaryFile.Common, file)) { Derived = Form };

    private static PlanCase Tolerated(string id, byte[] file) =>
        Case(id, GoodWith(Check.Completeness), file) with { Deviation = Unsigned };

    private static byte[] Of(string? structure, string? unicode, byte[]? tags)
    {
        var writer = new TlvWriter();
        if (structure is not null)
            writer.Add(0x5F01, System.Text.Encoding.ASCII.GetBytes(structure));
        if (unicode is not null)
            writer.Add(0x5F36, System.Text.Encoding.ASCII.GetBytes(unicode));
        if (tags is not null)
            writer.Add(0x5C, tags);
        return TlvWriter.Object(0x60, writer.ToArray());
    }
}
