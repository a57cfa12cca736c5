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
}
