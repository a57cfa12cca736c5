using System.Text;
using System.Xml.Linq;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Un;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class UnXmlImporterTests
{
    private const string Newest = "UN_consolidated_2026-02-27.xml";
    private const string Older = "UN_consolidated_old.xml";

    private static readonly UnXmlImporter Importer = new();

    private static IReadOnlyList<AlertEntry> Entries() => Importer.Import(Specimens.Of("un-xml")).Entries!;

    private static ImportResult Changed(string right, string wrong)
    {
        var file = Specimens.Of("un-xml")[0];
        Assert.Contains(right, Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        return Importer.Import([Specimens.Changed(file, text => text.Replace(right, wrong, StringComparison.Ordinal))]);
    }

    private static SourceFile Real(string name) =>
        new(name, File.ReadAllBytes(Path.Combine(RealLists.Folder(), "un", name)));

    [Fact]
    public void An_individual_has_all_its_names_dates_places_and_documents()
    {
        var entry = Entries().Single(one => one.Id == "un:SPi.001");
        Assert.Equal(
            [
                "VIKTOR EMIL SAMPLEMAN", "Виктор Эмиль Замплеманн", "Wiktor Sampelmann", "Victor Sampleman",
                "V. E. Sampelman", "Emil the Clerk",
            ],
            entry.Names.Select(name => name.Text));
        Assert.Equal([NameQuality.Strong, NameQuality.Weak], entry.Names.TakeLast(2).Select(name => name.Quality));
        Assert.Equal(new DateOnly(1968, 3, 15), entry.BirthDates[0].Latest);
        Assert.Equal(new DateOnly(1968, 3, 14), entry.BirthDates[1].Earliest);
        Assert.Equal(BirthCertainty.Approximate, entry.BirthDates[2].Certainty);
        Assert.Equal(["Port Utopia, Malta", "Zenith, Delta Province, Egypt"], entry.BirthPlaces.Order());
        Assert.Equal(["MLT", "EGY"], entry.Nationalities.Select(state => state.Code));
        Assert.Equal(["X7K204415", "68031477"], entry.Documents.Select(document => document.Number.Text));
        Assert.Equal(["MLT", "EGY"], entry.Documents.Select(document => document.IssuingState?.Code));
        Assert.Equal(Sex.M, entry.Sex);
        Assert.Contains("Invented person. Two lines.", entry.Remarks, StringComparison.Ordinal);
        Assert.DoesNotContain("2024", entry.Remarks, StringComparison.Ordinal);
        Assert.Equal(["Specimen"], entry.Programmes);
        Assert.Equal(AlertActions.Refer, entry.Actions);
        Assert.False(Importer.IsAssetFreeze);
    }

    [Fact]
    public void Two_years_other_scripts_and_former_names_are_read()
    {
        var entries = Entries().ToDictionary(entry => entry.Id);
        var between = Assert.Single(entries["un:SPi.002"].BirthDates);
        Assert.Equal((1975, 1978), (between.Earliest.Year, between.Latest.Year));
        Assert.Equal(
            ["NADEZHDA PRIMERNAYA", "Надежда Примерная", "Nadeschda Primernaja", "Nadia Primernaya"],
            entries["un:SPi.002"].Names.Select(name => name.Text));
        Assert.Empty(entries["un:SPi.002"].Nationalities);
        Assert.Equal(EntryKind.Entity, entries["un:SPe.001"].Kind);
        Assert.Equal(NameKind.Former, entries["un:SPe.001"].Names[2].Kind);
    }

    [Theory]
    [InlineData("EXAMPLE", "EXAMPLE")]
    [InlineData("a) EXAMPLE; SAMPLE b) SPECIMEN", "EXAMPLE|SAMPLE|SPECIMEN")]
    [InlineData("Имя (Imya; Imia)", "Имя|Imya|Imia")]
    [InlineData("Imya (original script: Имя)", "Imya|Имя")]
    [InlineData("Imya (Имя)", "Imya|Имя")]
    [InlineData("Imya (birth name)", "Imya")]
    [InlineData("Imya (IMY) (Имя (original script); Imia)", "Imya")]
    [InlineData("Imya, born in Zenith on 1 Jan. 1967", "Imya")]
    [InlineData("(no name at all)", "")]
    public void An_alias_may_hold_several_names(string text, string names) =>
        Assert.Equal(names, string.Join('|', UnAliases.Names(text)));

    [Fact]
    public void A_day_of_update_a_version_and_a_database_number_are_no_change()
    {
        var other = Changed("2024-01-02", "2026-05-06").Entries!
            .Concat(Changed("9000001", "9000009").Entries!).DistinctBy(entry => entry.Id);
        Assert.True(ListDifference.Between(Entries(), other).IsEmpty);
    }

    [Theory]
    [InlineData("<DATE>1968-03-14</DATE>", "<DATE>1968-02-30</DATE>", "DATE", 51)]
    [InlineData("<YEAR>1967</YEAR>", "<YEAR>67</YEAR>", "YEAR", 55)]
    [InlineData("<FROM_YEAR>1975", "<FROM_YEAR>x", "FROM_YEAR", 99)]
    [InlineData("APPROXIMATELY", "ROUGHLY", "TYPE_OF_DATE", 55)]
    [InlineData("<QUALITY>Low<", "<QUALITY>Lower<", "QUALITY", 37)]
    [InlineData("SPi.002", "SPi.001", "REFERENCE_NUMBER", 79)]
    [InlineData("<REFERENCE_NUMBER>SPi.002</REFERENCE_NUMBER>", "", "REFERENCE_NUMBER", 79)]
    [InlineData("<FIRST_NAME>EXAMPLE TRADING COMPANY</FIRST_NAME>", "<FIRST_NAME/>", "", 0)]
    public void What_is_wrong_is_refused_with_line_and_element(string right, string wrong, string column, int row)
    {
        var result = Changed(right, wrong);
        if (column.Length == 0)
        {
            // Without a primary name the first alias leads.
            Assert.Equal("EXTRACO", result.Entries!.Single(entry => entry.Kind == EntryKind.Entity).Title);
            return;
        }

        var problem = Assert.Single(result.Problems);
        Assert.Equal((column, row), (problem.Column, problem.Row));
        Assert.DoesNotContain("SAMPLE", problem.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_element_that_is_new_is_left_aside_with_one_warning()
    {
        var result = Changed("<VERSIONNUM>1</VERSIONNUM>", "<COLOUR>red</COLOUR>");
        Assert.Equal("COLOUR", Assert.Single(result.Warnings).Column);
        Assert.Equal(3, result.Entries!.Count);
    }

    [Fact]
    public void A_long_element_name_is_shown_in_part()
    {
        var name = new string('x', 5_000);
        Assert.Equal(60, Changed("<VERSIONNUM>1</VERSIONNUM>", $"<{name}/>").Warnings.Single().Column.Length);
    }

    [Fact]
    public void External_and_expanding_entities_are_refused()
    {
        const string Laughs =
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        const string External = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        foreach (var definition in new[] { Laughs, External })
        {
            var problem = Assert.Single(
                Changed("<CONSOLIDATED_LIST", definition + "<CONSOLIDATED_LIST").Problems);
            Assert.Equal("A document type definition is not accepted.", problem.Reason);
            Assert.Equal(2, problem.Row);
        }
    }

    [Fact]
    public void Depth_text_and_number_of_elements_are_limited()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000));
        string[] tooMuch =
        [
            deep, $"<a>{new string('x', 70_000)}</a>", string.Concat(Enumerable.Repeat("<a/>", 100_001)),
            $"<a>{string.Concat(Enumerable.Repeat("y<!-- -->", 70_000))}</a>",
        ];
        foreach (var inner in tooMuch)
            Assert.Equal(76, Changed("<SORT_KEY/>", inner).Problems.Single().Row);
        var outside = Changed("<INDIVIDUALS>", deep[..(40 * 3)] + "<INDIVIDUALS>");
        Assert.Equal("Elements are nested deeper than they may be.", outside.Problems.Single().Reason);
    }

    [Fact]
    public void The_wrong_encoding_and_another_file_are_refused()
    {
        Assert.NotEmpty(Changed("encoding=\"UTF-8\"", "encoding=\"UTF-16\"").Problems);
        Assert.NotEmpty(Changed("encoding=\"UTF-8\"", "encoding=\"klingon\"").Problems);
        Assert.Equal("other", Importer.Import([new("x.xml", "<other/>"u8.ToArray())]).Problems.Single().Column);
    }

    [Fact]
    public void A_file_in_the_encoding_that_it_states_is_read()
    {
        const string File =
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><CONSOLIDATED_LIST><ENTITIES><ENTITY>"
            + "<REFERENCE_NUMBER>SPe.9</REFERENCE_NUMBER><FIRST_NAME>CAFÉ ÉTOILE</FIRST_NAME></ENTITY></ENTITIES>"
            + "</CONSOLIDATED_LIST>";
        var latin = Importer.Import([new("un.xml", Encoding.Latin1.GetBytes(File))]);
        Assert.Equal("CAFÉ ÉTOILE", latin.Entries!.Single().Title);
        var wrong = File.Replace("ISO-8859-1", "UTF-8", StringComparison.Ordinal);
        Assert.Equal(1, Importer.Import([new("un.xml", Encoding.Latin1.GetBytes(wrong))]).Problems.Single().Row);
    }

    [Theory]
    [InlineData(Newest)]
    [InlineData(Older)]
    public void The_published_file_is_read_whole(string name)
    {
        var file = Real(name);
        var result = Importer.Import([file]);
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        var plain = XDocument.Load(new MemoryStream(file.Content)).Root!;
        var persons = plain.Descendants("INDIVIDUAL").ToList();
        Assert.Equal(persons.Count, result.Entries.Count(entry => entry.Kind == EntryKind.Person));
        Assert.Equal(
            plain.Descendants("ENTITY").Count(), result.Entries.Count(entry => entry.Kind == EntryKind.Entity));
        var byId = result.Entries.ToDictionary(entry => entry.Id);
        foreach (var person in persons.Where(person => Filled(person, "NAME_ORIGINAL_SCRIPT")))
            Assert.Contains(
                Words(person.Element("NAME_ORIGINAL_SCRIPT")!),
                byId[$"un:{person.Element("REFERENCE_NUMBER")!.Value.Trim()}"].Names.Select(one => one.Text));
        var dated = persons.Count(person => person.Elements("INDIVIDUAL_DATE_OF_BIRTH").Any(
            birth => birth.Elements().Any(part => part.Name.LocalName is "DATE" or "YEAR" or "FROM_YEAR"
                && part.Value.Trim().Length > 0)) || person.Descendants("DATE_OF_BIRTH").Any());
        Assert.Equal(dated, result.Entries.Count(entry => entry.BirthDates.Count > 0));
        AssertKept(result, persons);
    }

    [Fact]
    public void The_difference_of_the_two_published_files_is_that_of_their_numbers()
    {
        var (before, after) = (Importer.Import([Real(Older)]).Entries!, Importer.Import([Real(Newest)]).Entries!);
        var difference = ListDifference.Between(before, after);
        Assert.Equal(1093 - 892, difference.Removed.Count);
        Assert.Equal(1003 - 892, difference.Added.Count);
        Assert.InRange(difference.Changed.Count, 100, 892);
        Assert.True(ListDifference.Between(after, after).IsEmpty);
        Assert.True(AlertListFile.Read(AlertListFile.Write([.. after])).Succeeded);
    }

    // Nearly every number and nationality of the published file is understood, and the rest is warned of.
    private static void AssertKept(ImportResult result, List<XElement> persons)
    {
        var numbers = persons.Descendants("NUMBER").Count(number => number.Value.Trim().Length > 0);
        Assert.InRange(result.Entries!.Sum(entry => entry.Documents.Count), numbers * 0.95, numbers);
        Assert.InRange(result.Warnings.Count, 0, 40);
    }

    private static string Words(XElement element) =>
        string.Join(' ', element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Filled(XElement element, string name) => element.Element(name)?.Value.Trim().Length > 0;
}
