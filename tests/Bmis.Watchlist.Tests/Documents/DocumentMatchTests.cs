using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;
using Bmis.Watchlist.Tests.Lists;

namespace Bmis.Watchlist.Tests.Documents;

public sealed class DocumentMatchTests
{
    private static readonly AlertSnapshot Snapshot = AlertSnapshot.Build("national", 1, Specimens.NationalEntries());

    [Fact]
    public void State_and_number_match_whatever_the_name_says()
    {
        var query = Document("X7K 204-415", "UTO") with { Name = PersonName.Parse("SOMEBODY", "ELSE").Value };
        var candidate = Assert.Single(Snapshot.Screen(query));
        Assert.Equal(("national:S-001", 1.0, true), (candidate.Entry.Id, candidate.Score, candidate.OnDocument));
        Assert.Equal("UTO X7K204415", candidate.Pieces[0].Entry);
        Assert.Contains(Disproof.IssuingState, candidate.DisprovedBy);
    }

    [Fact]
    public void Letters_that_look_like_digits_are_tried_and_noted()
    {
        var candidate = Assert.Single(Snapshot.Screen(Document("LOI102345", "UTO")));
        Assert.Equal(("national:S-005", MatchForm.LookAlike), (candidate.Entry.Id, candidate.Pieces[0].Form));
        Assert.True(candidate.Score < 1);
    }

    [Fact]
    public void Another_State_does_not_match() => Assert.Empty(Snapshot.Screen(Document("X7K204415", "FRA")));

    [Fact]
    public void A_missing_State_is_noted_and_scores_less()
    {
        var candidate = Assert.Single(Snapshot.Screen(Document("X7K204415", null)));
        Assert.Equal(MatchForm.StateMissing, candidate.Pieces[0].Form);
        Assert.Equal(MatchingParameters.Default.DocumentStateMissing, candidate.Score);
    }

    [Fact]
    public void Codes_of_one_State_are_one()
    {
        var entry = new AlertEntry
        {
            Id = "test:1",
            Kind = EntryKind.Person,
            Documents = [new("Passport", DocumentNumber.Parse("C01X00T47").Value, CountryCode.Parse("DEU").Value)],
        };
        Assert.Equal(1, AlertSnapshot.Build("test", 1, [entry]).Screen(Document("C01X00T47", "D"))[0].Score);
    }

    private static AlertQuery Document(string number, string? state) => new()
    {
        DocumentNumber = DocumentNumber.Parse(number).Value,
        IssuingState = state is null ? null : CountryCode.Parse(state).Value,
    };
}
