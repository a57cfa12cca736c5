using System.Text;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.OfacAdvanced;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class OfacAdvancedImporterTests
{
    private static readonly OfacAdvancedImporter Importer = new();

    private static ImportResult Whole() => Importer.Import(Specimens.Of("ofac-advanced-xml"));

    private static ImportResult Changed(string right, string wrong)
    {
        var file = Specimens.Of("ofac-advanced-xml")[0];
        Assert.Contains(right, Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        return Importer.Import([Specimens.Changed(file, text => text.Replace(right, wrong, StringComparison.Ordinal))]);
    }

    [Fact]
    public void A_party_has_the_names_features_documents_and_programmes_of_its_profile()
    {
        var result = Whole();
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        var person = result.Entries.Single(entry => entry.Id == "ofac:93001");
        Assert.Equal(
            [
                "SAMPLEMAN, Viktor Emil", "Замплеманн, Виктор", "SAMPELMANN, Wiktor", "MUSTER, Viktor",
                "EMIL THE CLERK",
            ],
            person.Names.Select(name => name.Text));
        Assert.Equal(
            [NameKind.Primary, NameKind.Alias, NameKind.Alias, NameKind.Former, NameKind.Alias],
            person.Names.Select(name => name.Kind));
        Assert.Equal(NameQuality.Weak, person.Names[4].Quality);
        Assert.Equal(new DateOnly(1968, 3, 14), person.BirthDates[0].Latest);
        Assert.Equal(BirthCertainty.Approximate, person.BirthDates[1].Certainty);
        Assert.Equal(["Zenith, Egypt"], person.BirthPlaces);
        Assert.Equal(["1 Specimen Lane, Zenith, Egypt"], person.Addresses);
        Assert.Equal(["EGY", "MLT"], person.Nationalities.Select(state => state.Code));
        Assert.Equal(["X7K204415", "68031477"], person.Documents.Select(document => document.Number.Text));
        Assert.Contains("National ID No.: Fraudulent", person.Remarks, StringComparison.Ordinal);
        Assert.Equal(["TEST1", "TEST2"], person.Programmes);
        Assert.Equal([new(AlertLinkKind.Associate, "ofac:93002")], person.Links);
        Assert.Equal(Sex.M, person.Sex);
    }

    [Fact]
    public void Kinds_other_calendars_and_unknown_days_are_told_apart()
    {
        var result = Whole();
        Assert.Equal(
            [EntryKind.Person, EntryKind.Entity, EntryKind.Vessel, EntryKind.Person],
            result.Entries!.Select(entry => entry.Kind));
        var other = result.Entries![3];
        Assert.Equal(new DateOnly(1981, 11, 30), Assert.Single(other.BirthDates).Latest);
        Assert.Contains("Birth date, Islamic: 1402-6-24", other.Remarks, StringComparison.Ordinal);
        Assert.Equal("CalendarTypeID", Assert.Single(result.Warnings).Column);
    }

    [Fact]
    public void Ids_are_those_of_the_csv_form() =>
        Assert.All(Whole().Entries!, entry => Assert.Matches("^ofac:[0-9]+$", entry.Id));

    [Theory]
    [InlineData("<Month>3</Month><Day>14</Day>", "<Month>13</Month><Day>14</Day>", "DatePeriod")]
    [InlineData("AliasTypeID=\"1401\"", "AliasTypeID=\"9\"", "AliasType")]
    [InlineData(">F.K.A.<", ">W.K.A.<", "AliasTypeID")]
    [InlineData(">Transport<", ">Elephant<", "PartySubTypeID")]
    [InlineData("FixedRef=\"93004\"", "FixedRef=\"93001\"", "FixedRef")]
    [InlineData("FixedRef=\"93004\"", "FixedRef=\"\"", "FixedRef")]
    [InlineData("<VersionLocation LocationID=\"503\"/>", "<VersionLocation LocationID=\"999\"/>", "LocationID")]
    [InlineData("Version=\"1\"", "Version=\"1\" DeltaBaseVersion=\"0\"", "DeltaBaseVersion")]
    [InlineData("PRIMERNAYA</NamePartValue>", "</NamePartValue>", "")]
    public void What_is_wrong_is_refused_with_line_and_element(string right, string wrong, string column)
    {
        var result = Changed(right, wrong);
        if (column.Length == 0)
        {
            // A given name alone still is a name.
            Assert.Equal("Nadezhda", result.Entries![3].Title);
            return;
        }

        Assert.Equal(column, result.Problems[0].Column);
        Assert.True(result.Problems[0].Row > 1);
    }

    [Fact]
    public void The_specimen_keeps_to_the_published_schema() =>
        SchemaCheck.Holds(Specimens.Of("ofac-advanced-xml")[0], "sdn_advanced.xsd");
}
