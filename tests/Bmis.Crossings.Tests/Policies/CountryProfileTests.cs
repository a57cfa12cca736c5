using System.Text;
using Bmis.Biographics;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.Crossings.Tests.Policies;

public sealed class CountryProfileTests
{
    private static readonly DateOnly Today = new(2026, 5, 3);
    private static readonly string Standard = ReadStandard();

    /// <summary>Every category, direction and verdict.</summary>
    public static TheoryData<string, Direction, Verdict> Table()
    {
        var table = new TheoryData<string, Direction, Verdict>();
        foreach (var category in StandardCodeLists.Get("categories").Codes)
            foreach (var direction in new[] { Direction.Entry, Direction.Exit, Direction.Transit })
                foreach (var verdict in Enum.GetValues<Verdict>())
                    table.Add(category.Code, direction, verdict);
        return table;
    }

    // Written down beside the profile, from the design of the lane.
    [Theory]
    [MemberData(nameof(Table))]
    public void The_whole_table_says_what_admitting_takes(string category, Direction direction, Verdict verdict)
    {
        var needs = CountryProfile.Standard.For(category, direction).ToAdmit(verdict);
        Needs? expected = (category, verdict) switch
        {
            (_, Verdict.NoLiveResult) => null,
            (_, Verdict.Clear) => Needs.Nothing,
            ("NAT", Verdict.Incomplete) => new Needs(Reason: true),
            _ => new Needs(Reason: true, Supervisor: true),
        };
        Assert.Equal(expected, needs);
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void The_whole_table_screens_everybody_and_asks_nationals_nothing(
        string category, Direction direction, Verdict verdict)
    {
        var rule = CountryProfile.Standard.For(category, direction);
        Assert.Contains("alert.list", rule.Mandatory);
        Assert.Contains("document.mrz", rule.Mandatory);
        Assert.Equal(category == "NAT" ? 0 : rule.Asked.Count, rule.Asked.Count);
        Assert.False(category == "NAT" && (rule.Refusable || rule.Fingerprints || rule.StayRegime.Length > 0));
        Assert.True(direction != Direction.Exit
            || rule.Asked.Count <= CountryProfile.Standard.For(category, Direction.Entry).Asked.Count
            || category == "NAT", $"Exit asks more than entry ({verdict}).");
    }

    [Theory]
    [InlineData("UTO", "P", "1980-01-01", "NAT")]
    [InlineData("UTO", "P", "2015-01-01", "NAT")]
    [InlineData("KEN", "P", "1980-01-01", "VEX")]
    [InlineData("IRQ", "P", "1980-01-01", "VIS")]
    [InlineData("IRQ", "P", "2008-05-03", "VIS")]
    [InlineData("IRQ", "P", "2008-05-04", "MIA")]
    [InlineData("KEN", "PD", "1980-01-01", "DIP")]
    [InlineData("KEN", "AC", "1980-01-01", "CRW")]
    [InlineData("XXB", "P", "1980-01-01", "REF")]
    [InlineData("XXA", "P", "1980-01-01", "STL")]
    public void Document_and_traveller_suggest_a_category(string state, string code, string born, string category)
    {
        var nationality = CountryCode.Parse(state).Value;
        var traveller = new Traveller(
            PersonName.Parse("Doe", "Ann").Value, PartialDate.Parse(born).Value, Sex.F, nationality);
        var document = new TravelDocument(
            code, nationality, DocumentNumber.Parse("A1").Value, PartialDate.Unknown);
        Assert.Equal(category, CountryProfile.Standard.Suggest(traveller, document, Today));
    }

    [Fact]
    public void Nobody_known_is_suggested_as_a_visa_holder() =>
        Assert.Equal("VIS", CountryProfile.Standard.Suggest(null, null, Today));

    [Theory]
    [InlineData("\"state\": \"UTO\"", "\"state\": \"QQQ\"", "state: QQQ")]
    [InlineData("\"AUS\"", "\"QQQ\"", "visaExempt[0]: QQQ")]
    [InlineData("\"version\": 4", "\"version\": 0", "version")]
    [InlineData("\"adultAge\": 18", "\"adultAge\": 99", "adultAge")]
    [InlineData("[\"NAT\"]", "[\"XYZ\"]", "rules[0], categories: XYZ")]
    [InlineData("[\"NAT\"]", "[\"NAT\", \"RES\"]", "RES has 2 rules for Entry")]
    [InlineData("[\"DIP\", \"CRW\"]", "[\"DIP\"]", "CRW has 0 rules for Entry")]
    [InlineData("\"required\": [\"Residence\"]", "\"required\": [\"Plate\"]", "rules[1], required: Plate")]
    [InlineData("\"advisory\": [\"document.expiry\"]", "\"advisory\": [\"alert.list\"]", "rules[0], advisory")]
    [InlineData("{\"reason\": true, \"supervisor\": false}", "{}", "rules[0], incomplete")]
    [InlineData("\"stayRegime\": \"\"", "\"stayRegime\": \"1-2\"", "rules[0], stayRegime: 1-2")]
    [InlineData("\"Transit\"]", "\"RefusalEntry\"]", "rules[0], directions: RefusalEntry")]
    [InlineData("\"Voyage\"", "\"Ship\"", "line")]
    [InlineData("\"adultAge\"", "\"adult\"", "line")]
    [InlineData("\"A\": \"Erased\",", "", "biometricsAfterRefusal: A is missing")]
    [InlineData("\"J\": \"Erased\"", "\"J\": \"Erased\", \"Z\": \"Kept\"", "biometricsAfterRefusal: Z")]
    [InlineData("\"B\": \"Kept\"", "\"B\": \"Sold\"", "line")]
    [InlineData("\"biometricsAfterRefusal\"", "\"biometrics\"", "line")]
    public void A_wrong_profile_is_refused_with_its_place(string right, string wrong, string place)
    {
        var at = Standard.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The profile holds no {right}.");
        var text = Standard[..at] + wrong + Standard[(at + right.Length)..];
        var problem = Assert.Throws<FormatException>(() => ProfileReader.Read(Encoding.UTF8.GetBytes(text)));
        Assert.Contains(place, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_rule_of_the_standard_demands_a_chip_that_is_there_and_none_demands_one_that_is_not()
    {
        foreach (var rule in CountryProfile.Standard.Rules)
        {
            Assert.DoesNotContain(TravelRule.ChipCheck, rule.Mandatory);
            Assert.Equal([.. rule.Mandatory, TravelRule.ChipCheck], rule.ForChip().Mandatory);
        }

        var said = Standard.Split("\"mandatoryWithChip\": [\"document.chip\"]").Length - 1;
        Assert.Equal(CountryProfile.Standard.Rules.Count, said);
    }

    [Fact]
    public void A_country_may_demand_nothing_or_more_of_a_chip_or_be_told_only()
    {
        var rule = CountryProfile.Standard.Rules[0];
        Assert.Equal(rule.Mandatory, (rule with { MandatoryWithChip = [] }).ForChip().Mandatory);
        Assert.Equal(rule.Mandatory, (rule with { Advisory = [TravelRule.ChipCheck] }).ForChip().Mandatory);
        Assert.Equal(
            [.. rule.Mandatory, TravelRule.ChipCheck, "photograph"],
            (rule with { MandatoryWithChip = [TravelRule.ChipCheck, "photograph"] }).ForChip().Mandatory);
        var silent = Standard.Replace("\"mandatoryWithChip\": [\"document.chip\"],", "", StringComparison.Ordinal);
        var read = ProfileReader.Read(Encoding.UTF8.GetBytes(silent));
        Assert.All(read.Rules, one => Assert.Equal([TravelRule.ChipCheck], one.MandatoryWithChip));
    }

    [Fact]
    public void A_profile_longer_than_a_megabyte_is_refused() =>
        Assert.Throws<FormatException>(() => ProfileReader.Read(new byte[ProfileReader.MaximumBytes + 1]));

    private static string ReadStandard()
    {
        using var stream = typeof(CountryProfile).Assembly.GetManifestResourceStream(
            "Bmis.Crossings.Policies.Standard.profile.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
