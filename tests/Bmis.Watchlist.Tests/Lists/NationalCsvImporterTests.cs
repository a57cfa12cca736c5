using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class NationalCsvImporterTests
{
    private static readonly NationalCsvImporter Importer = new();

    [Fact]
    public void The_specimen_holds_three_hundred_entries()
    {
        var entries = Specimens.NationalEntries();
        Assert.Equal(300, entries.Count);
        Assert.Equal("national:S-001", entries[0].Id);
        Assert.Equal(NameQuality.Weak, entries[0].Names[2].Quality);
        Assert.Equal(AlertActions.Both(AlertAction.InquiryCheck), entries[3].Actions);
    }

    [Theory]
    [InlineData("S-001,person", "S-001,ghost", "kind")]
    [InlineData("1968-03-14", "1968-02-30", "birth_dates")]
    [InlineData("Zenith,UTO,M,Passport:UTO:X7K204415", "Zenith,UTP,M,Passport:UTO:X7K204415", "nationalities")]
    [InlineData("Passport:UTO:X7K204415", "Passport:X7K204415", "documents")]
    [InlineData("S-002,person", "S-001,person", "id")]
    [InlineData("court order,refer,\"Specimen", "court order,arrest,\"Specimen", "action")]
    public void A_wrong_field_is_refused_with_row_and_column(string right, string wrong, string column)
    {
        var file = Specimens.Changed(
            Specimens.National(), text => text.Replace(right, wrong, StringComparison.Ordinal));
        var problem = Assert.Single(Importer.Import([file]).Problems);
        Assert.Equal(column, problem.Column);
        Assert.InRange(problem.Row, 2, 3);
    }

    [Fact]
    public void A_file_without_the_column_names_is_refused()
    {
        var file = Specimens.Changed(Specimens.National(), text => text[(text.IndexOf('\n') + 1)..]);
        Assert.Equal(1, Assert.Single(Importer.Import([file]).Problems).Row);
    }

    private const string AllColumns =
        "id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks,"
        + "action_on_exit,warnings,protection_mark,owner,legal_ground,handling,contact,review_on,expires_on,marks,"
        + "vehicles,links\n";

    private const string Row =
        "X-1,person,\"SAMPLE, Ada\",,1990,,UTO,F,,court order,refuseEntry,Invented,preventDeparture,armed|vulnerable,"
        + "yes,Ministry,\"Border Act, 12\",Call the prosecutor.,+000 1,2027-02-28,2028-02-29,Scar,UT 12 34|UT 56 78,"
        + "child:X-2|samePerson:un:SPi.001\n";

    private static ImportResult Read(string text) =>
        Importer.Import([new("national.csv", System.Text.Encoding.UTF8.GetBytes(text))]);

    [Fact]
    public void Every_further_column_is_read()
    {
        var entry = Read(AllColumns + Row).Entries!.Single();
        Assert.Equal(new AlertActions(AlertAction.RefuseEntry, AlertAction.PreventDeparture), entry.Actions);
        Assert.Equal([AlertWarning.Armed, AlertWarning.Vulnerable], entry.Warnings);
        Assert.True(entry.HasProtectionMark);
        Assert.Equal(
            new AlertTerms
            {
                Owner = "Ministry",
                LegalGround = "Border Act, 12",
                Handling = "Call the prosecutor.",
                Contact = "+000 1",
                ReviewOn = new(2027, 2, 28),
                ExpiresOn = new(2028, 2, 29),
            },
            entry.Terms);
        Assert.Equal("Scar", entry.Marks);
        Assert.Equal(["UT 12 34", "UT 56 78"], entry.Vehicles);
        Assert.Equal(
            [new(AlertLinkKind.Child, "national:X-2"), new(AlertLinkKind.SamePerson, "un:SPi.001")], entry.Links);
    }

    [Theory]
    [InlineData("\"Border Act, 12\"", "", "action")]
    [InlineData("preventDeparture", "shoot", "action_on_exit")]
    [InlineData("armed|", "armed|angry|", "warnings")]
    [InlineData(",yes,", ",perhaps,", "protection_mark")]
    [InlineData("2027-02-28", "2027-02-30", "review_on")]
    [InlineData("2028-02-29", "29.2.2028", "expires_on")]
    [InlineData("child:X-2", "child", "links")]
    [InlineData("child:X-2", "uncle:X-2", "links")]
    public void A_wrong_further_field_is_refused_with_row_and_column(string right, string wrong, string column)
    {
        var problem = Read(AllColumns + Row.Replace(right, wrong, StringComparison.Ordinal)).Problems[0];
        Assert.Equal((column, 2), (problem.Column, problem.Row));
    }

    [Fact]
    public void More_than_to_refer_needs_the_ground_of_its_own_row_in_both_directions()
    {
        var without = Row.Replace("\"Border Act, 12\"", "", StringComparison.Ordinal)
            .Replace("refuseEntry", "refer", StringComparison.Ordinal);
        Assert.Equal("action_on_exit", Read(AllColumns + without).Problems.Single().Column);
        var weaker = without.Replace("preventDeparture", "", StringComparison.Ordinal);
        Assert.Equal(AlertActions.Refer, Read(AllColumns + weaker).Entries!.Single().Actions);
    }

    [Theory]
    [InlineData("discreetCheck", "refer", "action")]
    [InlineData("refer", "discreetCheck", "action_on_exit")]
    [InlineData("arrest", "", "action")]
    public void A_discreet_check_needs_a_ground_like_everything_stronger_than_refer(
        string onEntry, string onExit, string column)
    {
        var row = Row.Replace("refuseEntry", onEntry, StringComparison.Ordinal)
            .Replace("preventDeparture", onExit, StringComparison.Ordinal);
        Assert.True(Read(AllColumns + row).Succeeded);
        var bare = row.Replace("\"Border Act, 12\"", "", StringComparison.Ordinal);
        var problem = Read(AllColumns + bare).Problems.Single();
        Assert.Equal((2, column), (problem.Row, problem.Column));
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_an_unknown_one_is_refused()
    {
        var turned =
            "remarks,action,programmes,documents,sex,nationalities,birth_places,birth_dates,aliases,name,kind,id\n"
            + ",,,,,,,,,\"SAMPLE, Ada\",,X-1\n";
        Assert.Equal("SAMPLE, Ada", Read(turned).Entries!.Single().Title);
        var unknown = Read(AllColumns.Replace(",marks,", ",colour,", StringComparison.Ordinal) + Row);
        Assert.Equal(("colour", 1), (unknown.Problems.Single().Column, unknown.Problems.Single().Row));
    }

    [Fact]
    public void A_list_in_a_field_is_limited()
    {
        var many = string.Join('|', Enumerable.Range(0, 10_001).Select(number => $"a{number}"));
        var row = "X-1,person,\"SAMPLE, Ada\"," + many + ",,,,,,,,\n";
        var result = Read(AllColumns[..(AllColumns.IndexOf("remarks", StringComparison.Ordinal) + 7)] + "\n" + row);
        Assert.Equal((2, ""), (result.Problems.Single().Row, result.Problems.Single().Column));
    }
}
