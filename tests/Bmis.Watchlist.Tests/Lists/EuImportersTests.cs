using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using static Bmis.Watchlist.Tests.Lists.SpecimenImports;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>The two forms of the European Union's list.</summary>
public sealed class EuImportersTests
{
    [Theory]
    [InlineData("eu-xml")]
    [InlineData("eu-csv")]
    public void A_person_has_names_dates_places_citizenships_and_documents(string source)
    {
        var person = Entries(source)["eu:90001"];
        Assert.Equal(["SAMPLEMAN, Viktor Emil", "Виктор Замплеманн"], person.Names.Take(2).Select(name => name.Text));
        Assert.Equal(new DateOnly(1968, 3, 14), person.BirthDates[0].Earliest);
        Assert.True(person.BirthDates[0].IsOneDay);
        Assert.Equal((1965, 1969), (person.BirthDates[^1].Earliest.Year, person.BirthDates[^1].Latest.Year));
        Assert.Equal(["Zenith, EGYPT"], person.BirthPlaces);
        Assert.Equal(["1 Specimen Lane, Port Utopia, MALTA"], person.Addresses);
        Assert.Equal(["MLT"], person.Nationalities.Select(state => state.Code));
        Assert.Equal(("X7K204415", "EGY"), (person.Documents[0].Number.Text, person.Documents[0].IssuingState?.Code));
        Assert.Equal("National passport", person.Documents[0].Type);
        Assert.Contains("National passport: knownExpired", person.Remarks, StringComparison.Ordinal);
        Assert.Equal(Sex.M, person.Sex);
        Assert.Equal(["TEST"], person.Programmes);
        Assert.Equal(EntryKind.Entity, Entries(source)["eu:90002"].Kind);
        Assert.True(ListImporters.Find(source)!.IsAssetFreeze);
    }

    [Fact]
    public void Weak_names_circa_and_other_calendars_are_told_apart()
    {
        var result = ListImporters.Find("eu-xml")!.Import(Specimens.Of("eu-xml"));
        var person = result.Entries!.Single(entry => entry.Id == "eu:90001");
        Assert.Equal(("Emil the Clerk", NameQuality.Weak), (person.Names[2].Text, person.Names[2].Quality));
        Assert.Equal(BirthCertainty.Approximate, person.BirthDates[1].Certainty);
        Assert.Equal(new DateOnly(1967, 4, 30), person.BirthDates[1].Latest);
        var other = result.Entries!.Single(entry => entry.Id == "eu:90003");
        Assert.Empty(other.BirthDates);
        Assert.Contains("24, 6, 1402, ISLAMIC", other.Remarks, StringComparison.Ordinal);
        Assert.Equal("birthdate", Assert.Single(result.Warnings).Column);
    }

    [Theory]
    [InlineData("eu-xml", "birthdate=\"1968-03-14\"", "birthdate=\"1968-03-32\"", "birthdate", 25)]
    [InlineData("eu-xml", "logicalId=\"90002\"", "logicalId=\"x\"", "logicalId", 45)]
    [InlineData("eu-xml", "logicalId=\"90002\"", "", "logicalId", 45)]
    [InlineData("eu-xml", "logicalId=\"90002\"", "logicalId=\"90001\"", "logicalId", 45)]
    [InlineData("eu-xml", "classificationCode=\"E\"", "classificationCode=\"X\"", "subjectType", 45)]
    [InlineData("eu-xml", "gender=\"F\"", "gender=\"W\"", "nameAlias", 58)]
    [InlineData("eu-csv", "1968-03-14", "1968-03-32", "BirthDate", 6)]
    [InlineData("eu-csv", "27/11/2026;90002", "27/11/2026;", "Entity_LogicalId", 16)]
    [InlineData("eu-csv", "Entity_LogicalId", "Entity_Id", "", 1)]
    [InlineData("eu-csv", "enterprise;E;", "enterprise;X;", "Entity_SubjectType", 16)]
    [InlineData("eu-csv", "Example Trading Company;;;", "Example Trading Company;;", "", 16)]
    public void What_is_wrong_is_refused_with_row_and_column(
        string source, string right, string wrong, string column, int row)
    {
        var problem = Changed(source, right, wrong).Problems[0];
        Assert.Equal((column, row), (problem.Column, problem.Row));
    }

    [Fact]
    public void The_specimen_keeps_to_the_published_schema() =>
        SchemaCheck.Holds(Specimens.Of("eu-xml")[0], "schema_1_1.xsd");
}
