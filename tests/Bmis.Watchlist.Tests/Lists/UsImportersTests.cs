using System.Text.RegularExpressions;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>The lists of the United States beside the SDN list.</summary>
public sealed class UsImportersTests
{
    private static readonly string[] Consolidated = ["cons_prim.csv", "cons_alt.csv", "cons_add.csv"];

    private static Dictionary<string, AlertEntry> Entries(string source)
    {
        var result = ListImporters.Find(source)!.Import(Specimens.Of(source));
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return result.Entries.ToDictionary(entry => entry.Id);
    }

    private static IReadOnlyList<AlertEntry> Real(string source, params string[] files)
    {
        var result = ListImporters.Find(source)!.Import(
        [
            .. files.Select(name => new SourceFile(
                name, File.ReadAllBytes(Path.Combine(RealLists.Folder(), "us_other", name)))),
        ]);
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        Assert.True(AlertListFile.Read(AlertListFile.Write([.. result.Entries])).Succeeded);
        return result.Entries;
    }

    private static string[] Lines(string file) =>
        File.ReadAllLines(Path.Combine(RealLists.Folder(), "us_other", file));

    private static ImportProblem Refused(string source, string right, string wrong)
    {
        var files = Specimens.Of(source);
        var result = ListImporters.Find(source)!.Import(
            [.. files.Select(file => Specimens.Changed(
                file, text => text.Replace(right, wrong, StringComparison.Ordinal)))]);
        return result.Problems[0];
    }

    [Fact]
    public void The_consolidated_list_has_the_layout_of_the_sdn_list_and_ids_of_its_own()
    {
        var entries = Entries("us-consolidated");
        Assert.Equal("SAMPLEMAN, Viktor Emil", entries["uscons:91001"].Title);
        Assert.Equal(3, entries["uscons:91001"].Names.Count);
        Assert.Equal("OFAC consolidated (non-SDN)", entries["uscons:91001"].Source);
    }

    [Fact]
    public void The_screening_list_keeps_the_numbers_of_its_lists_and_joins_rows_without_one()
    {
        var entries = Entries("us-csl");
        var person = entries["uscsl:SDN-92001"];
        Assert.Equal(
            ["SAMPLEMAN, Viktor Emil", "SAMPELMANN, Wiktor", "EMIL THE CLERK"], person.Names.Select(name => name.Text));
        Assert.Equal(["EGY", "MLT"], person.Nationalities.Select(state => state.Code));
        Assert.Equal(["X7K204415", "68031477"], person.Documents.Select(document => document.Number.Text));
        Assert.Equal("EGY", person.Documents[0].IssuingState?.Code);
        Assert.Equal(
            [BirthCertainty.Stated, BirthCertainty.Approximate], person.BirthDates.Select(one => one.Certainty));
        Assert.Equal(["TEST1", "TEST2"], person.Programmes);
        Assert.Equal(EntryKind.Vessel, entries["uscsl:SDN-92003"].Kind);
        var denied = Assert.Single(
            entries.Values, entry => entry.Id.StartsWith("uscsl:DPL-", StringComparison.Ordinal));
        Assert.Equal(EntryKind.Person, denied.Kind);
        Assert.Equal(["Old Ferry, EG", "Three Rivers, MT"], denied.Addresses);
        var company = entries.Values.Single(entry => entry.Title == "Specimen Aviation Consulting Ltd.");
        Assert.Equal(EntryKind.Entity, company.Kind);
    }

    [Fact]
    public void Denied_persons_are_joined_by_name_and_effective_date()
    {
        var entries = Entries("us-dpl").Values.ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal(2, entries[0].Addresses.Count);
        Assert.Equal([EntryKind.Person, EntryKind.Entity], entries.Select(entry => entry.Kind));
        Assert.Matches("^usdpl:[0-9a-f]{16}$", entries[0].Id);
    }

    [Theory]
    [InlineData("us-csl", "Treasury Department,92001,Individual", "Treasury Department,92001,Person", "type", 2)]
    [InlineData("us-csl", "(SSI)", "", "source", 3)]
    [InlineData("us-csl", ",92003,", ",92001,", "entity_number", 4)]
    [InlineData("us-csl", "1968-03-14", "1968-02-30", "dates_of_birth", 2)]
    [InlineData("us-csl", ",NADEZHDA PRIMERNAYA,,\"Old", ",,,\"Old", "name", 5)]
    [InlineData("us-csl", "alt_names", "other_names", "", 1)]
    [InlineData("us-dpl", "08/01/2001", "08/41/2001", "Effective_Date", 4)]
    [InlineData("us-dpl", "\"EXAMPLE TRADING CO., LTD.\"", "\"\"", "Name", 4)]
    [InlineData("us-dpl", "\"NEW\"\t", "", "", 4)]
    [InlineData("us-consolidated", "\"individual\",\"TEST1\",", "\"person\",\"TEST1\",", "SDN_Type", 1)]
    public void What_is_wrong_is_refused_with_row_and_column(
        string source, string right, string wrong, string column, int row)
    {
        var problem = Refused(source, right, wrong);
        Assert.Equal((column, row), (problem.Column, problem.Row));
    }

    [Fact]
    public void The_published_consolidated_list_is_read_whole()
    {
        var entries = Real("us-consolidated", Consolidated);
        var rows = Lines("cons_prim.csv").Where(line => Regex.IsMatch(line, "^[0-9]+,")).ToList();
        Assert.Equal(rows.Count, entries.Count);
        Assert.Equal(
            rows.Count(line => Regex.IsMatch(line, "^[0-9]+,\"[^\"]*\",\"individual\"")),
            entries.Count(entry => entry.Kind == EntryKind.Person));
        Assert.Equal(
            Lines("cons_alt.csv").Count(line => Regex.IsMatch(line, "^[0-9]+,")),
            entries.Sum(entry => entry.Names.Skip(1).Count(name => name.Quality == NameQuality.Strong)));
    }

    [Fact]
    public void The_published_screening_list_is_read_whole()
    {
        var entries = Real("us-csl", "csl.csv");
        Assert.Equal(Lines("csl.csv").Length - 1, entries.Count);
        Assert.Equal(
            Lines("csl.csv").Count(line => Regex.IsMatch(line, @"^[^,]*,[0-9]+,Individual,")),
            entries.Count(entry => entry.Kind == EntryKind.Person
                && !entry.Source.EndsWith("DPL", StringComparison.Ordinal)
                && !entry.Source.EndsWith("DTC", StringComparison.Ordinal)
                && !entry.Source.EndsWith("EL", StringComparison.Ordinal)
                && !entry.Source.EndsWith("UVL", StringComparison.Ordinal)
                && !entry.Source.EndsWith("ISN", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_published_denied_persons_are_read_whole()
    {
        var entries = Real("us-dpl", "dpl.txt");
        var rows = Lines("dpl.txt").Skip(1).Select(line => line.Split('\t')).ToList();
        Assert.Equal(
            rows.Select(row => (Regex.Replace(row[0].Trim('"'), " +", " ").Trim(), row[6])).Distinct().Count(),
            entries.Count);
        Assert.InRange(entries.Count(entry => entry.Kind == EntryKind.Person), entries.Count / 2, entries.Count - 50);
    }
}
