using System.Text;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Uk;
using static Bmis.Watchlist.Tests.Lists.SpecimenImports;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>The United Kingdom's list, INTERPOL's public notices, and FollowTheMoney entities.</summary>
public sealed class UkAndJsonImportersTests
{
    private static ImportResult Read(string source, string text) =>
        ListImporters.Find(source)!.Import([new("file", Encoding.UTF8.GetBytes(text))]);

    [Fact]
    public void Rows_of_the_uk_list_are_joined_by_their_group()
    {
        var entries = Entries("uk-csv");
        var person = entries["uk:90001"];
        Assert.Equal(
            ["SAMPLEMAN, Viktor Emil", "Виктор Замплеманн", "SAMPELMANN, Wiktor", "EMIL THE CLERK"],
            person.Names.Select(name => name.Text));
        Assert.Equal(NameQuality.Weak, person.Names[3].Quality);
        Assert.Equal(
            [new DateOnly(1968, 3, 14), new DateOnly(1967, 12, 31)], person.BirthDates.Select(one => one.Latest));
        Assert.Equal(["EGY", "MLT"], person.Nationalities.Select(state => state.Code));
        Assert.Equal(
            ["X7K204415", "M5550001", "68031477"], person.Documents.Select(document => document.Number.Text));
        Assert.Equal(["Zenith, Egypt"], person.BirthPlaces);
        Assert.Equal(Sex.M, person.Sex);
        Assert.Equal(NameKind.Former, entries["uk:90002"].Names[1].Kind);
        Assert.Equal(EntryKind.Vessel, entries["uk:90003"].Kind);
        Assert.True(ListImporters.Find("uk-csv")!.IsAssetFreeze);
    }

    [Fact]
    public void The_later_layout_of_the_uk_list_is_read_by_the_names_of_its_columns()
    {
        const string File =
            "Report Date: 27-Nov-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,"
            + "Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,D.O.B,Nationality(/ies),"
            + "Passport number,Gender,Town of birth,Country of birth\n"
            + "27/11/2026,SPE0001,,,SAMPLEMAN,Viktor,Primary Name,,,Specimen,Individual,dd/mm/1968,Egypt,X7K204415,"
            + "Male,Zenith,Egypt\n"
            + "27/11/2026,SPE0001,,,SAMPELMANN,,Alias,Low quality a.k.a,,Specimen,Individual,,Malta|Utopia,,,,\n";
        var person = Assert.Single(Read("uk-csv", File).Entries!);
        Assert.Equal("uk:SPE0001", person.Id);
        Assert.Equal(["EGY", "MLT", "UTO"], person.Nationalities.Select(state => state.Code));
        Assert.Equal((1968, 365), (person.BirthDates[0].Earliest.Year, person.BirthDates[0].Latest.DayNumber
            - person.BirthDates[0].Earliest.DayNumber));
        Assert.Equal(NameQuality.Weak, person.Names[1].Quality);
        Assert.Equal(Sex.M, person.Sex);
    }

    [Theory]
    [InlineData("14/03/1968", "1968-03-14", "1968-03-14")]
    [InlineData("00/03/1968", "1968-03-01", "1968-03-31")]
    [InlineData("00/00/1968", "1968-01-01", "1968-12-31")]
    [InlineData("1968", "1968-01-01", "1968-12-31")]
    [InlineData("30/02/1968", null, null)]
    [InlineData("circa 1968", null, null)]
    [InlineData("14/03/68", null, null)]
    [InlineData("1/2/3/4", null, null)]
    public void Birth_dates_of_the_uk_list_become_intervals(string text, string? earliest, string? latest)
    {
        var interval = UkDates.Read(text);
        Assert.Equal(earliest, interval is null ? null : $"{interval.Value.Earliest:yyyy-MM-dd}");
        Assert.Equal(latest, interval is null ? null : $"{interval.Value.Latest:yyyy-MM-dd}");
    }

    [Fact]
    public void A_notice_is_referred_and_never_an_order_to_arrest()
    {
        var entries = Entries("interpol-json");
        var person = entries["interpol:2026-90001"];
        Assert.Equal("SAMPLEMAN, VIKTOR EMIL", person.Title);
        Assert.Equal(new DateOnly(1968, 3, 14), person.BirthDates[0].Earliest);
        Assert.Equal(["EGY", "MLT"], person.Nationalities.Select(state => state.Code));
        Assert.Equal("Scar on the left hand", person.Marks);
        Assert.Contains("Warrant MT: Specimen fraud", person.Remarks, StringComparison.Ordinal);
        Assert.All(entries.Values, entry => Assert.Equal(AlertActions.Refer, entry.Actions));
        Assert.Null(entries["interpol:2026-90003"].Sex);
        Assert.Equal("TESTÓW, Jan", entries["interpol:2026-90003"].Title);
    }

    [Fact]
    public void One_notice_without_a_page_is_read()
    {
        const string Notice = """{"entity_id":"2026/1","name":"SAMPLE","forename":"A","nationalities":["MT"]}""";
        Assert.Equal("interpol:2026-1", Read("interpol-json", Notice).Entries!.Single().Id);
    }

    [Fact]
    public void Entities_get_the_documents_that_stand_anywhere_in_the_file()
    {
        var result = ListImporters.Find("ftm-jsonl")!.Import(Specimens.Of("ftm-jsonl"));
        var entries = result.Entries!.ToDictionary(entry => entry.Id);
        var person = entries["ftm:NK-90001"];
        Assert.Equal(
            ["Sampleman, Viktor Emil", "Виктор Замплеманн", "Wiktor Sampelmann", "Viktor Muster", "Emil the Clerk"],
            person.Names.Select(name => name.Text));
        Assert.Equal(["M5550001", "68031477", "X7K204415"], person.Documents.Select(document => document.Number.Text));
        Assert.Equal("EGY", person.Documents[2].IssuingState?.Code);
        Assert.Equal(2, person.BirthDates.Count);
        Assert.Equal(["TEST", "sanction"], person.Programmes);
        Assert.Equal(EntryKind.Vessel, entries["ftm:NK-90004"].Kind);
        Assert.Equal(["GBR"], entries["ftm:NK-90005"].Nationalities.Select(state => state.Code));
        Assert.Equal("AB123456", entries["ftm:NK-90005"].Documents.Single().Number.Text);
        Assert.Equal(("schema", 5), (result.Warnings.Single().Column, result.Warnings.Single().Row));
    }

    [Theory]
    [InlineData("uk-csv", ",90002\n", ",\n", "Group ID", 7)]
    [InlineData("uk-csv", "14/03/1968", "14/13/1968", "DOB", 3)]
    [InlineData("uk-csv", "Entity,FKA", "Entity,XKA", "Alias Type", 8)]
    [InlineData("uk-csv", "Ship,Primary", "Raft,Primary", "Group Type", 9)]
    [InlineData("uk-csv", "SPECIMEN STAR,", ",", "Name 6", 9)]
    [InlineData("uk-csv", "Name 6,", "Name Six,", "", 3)]
    [InlineData("interpol-json", "\"2026/90002\"", "\"2026/90001\"", "entity_id", 25)]
    [InlineData("interpol-json", "\"entity_id\": \"2026/90002\",", "", "entity_id", 25)]
    [InlineData("interpol-json", "\"1981\"", "\"1981/13\"", "date_of_birth", 25)]
    [InlineData("interpol-json", "\"sex_id\": \"F\"", "\"sex_id\": \"W\"", "sex_id", 25)]
    [InlineData("interpol-json", "\"forename\": null,", "\"forename\": null", "", 29)]
    [InlineData("ftm-jsonl", "NK-90005\",\"caption", "NK-90001\",\"caption", "id", 7)]
    [InlineData("ftm-jsonl", "{\"id\":\"NK-90004\",", "{", "id", 6)]
    [InlineData("ftm-jsonl", "1981-11", "1981-13", "birthDate", 7)]
    [InlineData("ftm-jsonl", "\"schema\":\"Vessel\"", "\"schema\":\"A vessel\"", "schema", 6)]
    [InlineData("ftm-jsonl", "{\"id\":\"own-90003\"", "[\"id\",\"own-90003\"", "", 5)]
    public void What_is_wrong_is_refused_with_row_and_column(
        string source, string right, string wrong, string column, int row)
    {
        var problem = Changed(source, right, wrong).Problems[0];
        Assert.Equal((column, row), (problem.Column, problem.Row));
    }

    [Fact]
    public void Deep_json_and_wrong_bytes_are_refused_with_their_line()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 100_000));
        foreach (var source in new[] { "interpol-json", "ftm-jsonl" })
        {
            Assert.Equal(1, Read(source, deep).Problems[0].Row);
            Assert.NotEmpty(Read(source, "3").Problems);
            byte[] bad = [(byte)'{', (byte)'\n', (byte)'"', 0xC3, (byte)'"'];
            Assert.NotEmpty(ListImporters.Find(source)!.Import([new("f", bad)]).Problems);
        }
    }

    [Fact]
    public void An_entity_without_a_name_has_its_caption_or_is_left_aside()
    {
        var result = Read(
            "ftm-jsonl",
            """
            {"id":"a","schema":"Vessel","caption":"IMO9000000","properties":{"imoNumber":["IMO9000000"]}}
            {"id":"b","schema":"Company","properties":{"registrationNumber":["C 1"]}}
            """);
        Assert.Equal("IMO9000000", result.Entries!.Single().Title);
        Assert.Equal(("name", 2), (result.Warnings.Single().Column, result.Warnings.Single().Row));
    }

    [Fact]
    public void A_property_without_a_readable_name_hides_no_other()
    {
        const string Entity =
            """{"\ud800aption":"","id":"a","schema":"Person","properties":{"na\ud800":[],"name":["B"]}}""";
        Assert.Equal("B", Read("ftm-jsonl", Entity).Entries!.Single().Title);
    }

    [Fact]
    public void Half_a_letter_in_a_name_is_kept_as_it_is_escaped()
    {
        const string Entity = """{"id":"a","schema":"Person","properties":{"name":["AB\ud800CD"]}}""";
        Assert.Equal("AB\\ud800CD", Read("ftm-jsonl", Entity).Entries!.Single().Title);
    }
}
