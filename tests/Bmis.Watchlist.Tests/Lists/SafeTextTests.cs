using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.Watchlist.Tests.Lists;

public sealed class SafeTextTests
{
    private static readonly AlertQuery Query = new()
    {
        Name = PersonName.Parse("SAMPLEMAN", "VIKTOR EMIL").Value,
        BirthDate = PartialDate.Parse("1968-03-14").Value,
        DocumentNumber = DocumentNumber.Parse("X7K204415").Value,
        IssuingState = CountryCode.Parse("UTO").Value,
    };

    [Fact]
    public void No_type_prints_a_name_a_date_or_a_number()
    {
        var candidate = Snapshot().Screen(Query)[0];
        object[] all =
        [
            Query, candidate, candidate.Entry, candidate.MatchedName!, candidate.Entry.Documents[0],
            candidate.Entry.BirthDates[0], Snapshot(), .. candidate.Pieces,
        ];
        foreach (var text in all.Select(one => one.ToString()!))
        {
            Assert.DoesNotContain("SAMPLE", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("1968", text, StringComparison.Ordinal);
            Assert.DoesNotContain("X7K", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_piece_prints_kind_and_form_only() =>
        Assert.Equal("Document Exact", Snapshot().Screen(Query)[0].Pieces[0].ToString());

    private static AlertSnapshot Snapshot() => AlertSnapshot.Build("national", 3, Specimens.NationalEntries());
}
