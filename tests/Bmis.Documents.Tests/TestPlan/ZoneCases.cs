using Bmis.Documents.Simulation;
using Bmis.Documents.Tests.Reading;
using static Bmis.Documents.Tests.TestPlan.PlanExpectation;
using Check = Bmis.Documents.Reading.ReportedChecks;

namespace Bmis.Documents.Tests.TestPlan;

/// <summary>DG1: LDS_B.</summary>
internal static class ZoneCases
{
    private const string Syntax = "Doc 9303-4, 4.2: the syntax of the zone";
    private const string Same = "Doc 9303-11, 5.1: page and chip say the same";
    private const string Lawful = "Doc 9303-3 and -4 allow it";
    private const string Form = "Doc 9303-10, 4.7.1: the form of DG1";
    private const int NumberPlace = 45;
    private const int BirthPlace = 58;
    private const int SexPlace = 65;
    private const int ExpiryPlace = 66;
    private const int OptionalPlace = 73;

    private static readonly byte[] Zone = SpecimenFiles.Zone(Specimens.Mrz);

    internal static PlanCase[] All { get; } =
    [
        Printed("LDS_B_01", Specimens.Mrz),
        Printed("LDS_B_02", Line1("P<UTOERIKSSON<<A<MARIA<VERYLONGNAMETHATISCUT")),
        Printed("LDS_B_03", Line1("P<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")),
        Printed("LDS_B_04", Checked(Line2(OptionalPlace, "<<<<<<<<<<<<<<0"))),
        new("LDS_B_05", Bad(Check.Reading, "EF.DG1 malformed"), document =>
            document.WithGroup(1, PlanFiles.Tagged(Zone, 0x62))) { Derived = Form },
        new("LDS_B_06", Bad(Check.Contents, "EF.DG1"), document =>
            document.WithGroup(1, PlanFiles.Longer(Zone, -1))) { Derived = Form },
        new("LDS_B_07", Bad(Check.Reading, "EF.DG1 truncated"), document =>
            document.WithGroup(1, PlanFiles.Longer(Zone, 1))) { Derived = Form },
        Wrong("LDS_B_08", "EF.DG1 unknown-document-code", Replace(0, "X<")),
        Differs("LDS_B_09", "issuing-state", Replace(2, "U1O")),
        Wrong("LDS_B_10", "EF.DG1 missing-name", Line1("P<UTO<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")),
        Differs("LDS_B_11", "primary-identifier", Replace(5, "ERIKSEN<")),
        Differs("LDS_B_12", "document-number", Checked(Line2(NumberPlace, "L898902D3"))),
        Wrong("LDS_B_13", "EF.DG1 check-digit-document-number", Line2(NumberPlace + 9, "7")),
        Differs("LDS_B_14", "nationality", Line2(NumberPlace + 10, "U1O")),
        Wrong("LDS_B_15", "EF.DG1", Checked(Line2(BirthPlace, "74A812"))),
        Wrong("LDS_B_16", "EF.DG1 invalid-birth-date", Checked(Line2(BirthPlace, "741312"))),
        Wrong("LDS_B_17", "EF.DG1 check-digit-birth-date", Line2(BirthPlace + 6, "3")),
        Wrong("LDS_B_18", "EF.DG1 invalid-sex", Line2(SexPlace, "Q")),
        Wrong("LDS_B_19", "EF.DG1", Checked(Line2(ExpiryPlace, "32A415"))),
        Wrong("LDS_B_20", "EF.DG1 invalid-expiry-date", Checked(Line2(ExpiryPlace, "321315"))),
        Wrong("LDS_B_21", "EF.DG1 check-digit-expiry-date", Line2(ExpiryPlace + 6, "6")),
        Wrong("LDS_B_22", "EF.DG1 check-digit-optional-data", Line2(OptionalPlace + 14, "2")),
        Wrong("LDS_B_23", "EF.DG1 check-digit-composite", Line2(OptionalPlace + 15, "5")),
        new("LDS_B_24", Bad(Check.Contents, "EF.DG1 missing"),
            document => document.WithGroup(1, [0x61, 3, 0x5F, 0x1E, 0]))
            { Derived = Form },
        Printed("LDS_B_25", Checked(Line2(BirthPlace, "7408<<"))),
        Printed("LDS_B_26", Checked(Line2(BirthPlace, "74<<<<"))),
        Printed("LDS_B_27", Checked(Line2(BirthPlace, "<<0812"))),
        Printed("LDS_B_28", Checked(Line2(BirthPlace, "<<<<<<"))),
    ];

    private static PlanCase Printed(string id, string mrz) => new(id, GoodWith(Check.PrintedZone), document =>
        document.WithGroup(1, SpecimenFiles.Zone(mrz)) with { Printed = mrz }) { Derived = Lawful };

    private static PlanCase Wrong(string id, string detail, string mrz) =>
        new(id, Bad(Check.Contents, detail), document => document.WithGroup(1, SpecimenFiles.Zone(mrz)))
            { Derived = Syntax };

    private static PlanCase Differs(string id, string field, string mrz) =>
        new(id, Bad(Check.PrintedZone, field), document => document.WithGroup(1, SpecimenFiles.Zone(mrz)))
            { Derived = Same };

    private static string Line1(string line) => line.PadRight(44, '<') + Specimens.Mrz[44..];

    private static string Line2(int place, string text) => Replace(place, text);

    private static string Replace(int place, string text) =>
        Specimens.Mrz[..place] + text + Specimens.Mrz[(place + text.Length)..];

    // The check digits agree with the fields, so that nothing but the fields is wrong.
    private static string Checked(string mrz)
    {
        var line = mrz[45..].ToCharArray();
        line[9] = Digit(line[..9]);
        line[19] = Digit(line[13..19]);
        line[27] = Digit(line[21..27]);
        line[43] = Digit([.. line[..10], .. line[13..20], .. line[21..43]]);
        return mrz[..45] + new string(line);
    }

    private static char Digit(char[] field)
    {
        int[] weights = [7, 3, 1];
        var sum = field.Select((one, place) => weights[place % 3]
            * (one == '<' ? 0 : char.IsAsciiDigit(one) ? one - '0' : one - 'A' + 10)).Sum();
        return (char)('0' + (sum % 10));
    }
}
