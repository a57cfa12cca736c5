using Bmis.Biographics;
using Bmis.Central.PassengerData.Screening;
using Bmis.Crossings;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>What is remembered of screening, and for how long.</summary>
public sealed class ScreenedQueriesTests
{
    [Fact]
    public void A_query_is_screened_once_while_a_list_counts_and_anew_against_the_next_one()
    {
        var query = new AlertQuery { Name = PersonName.Parse("ERIKSSON", "ANNA MARIA").Value };
        var list = List(1, new AlertEntry
        {
            Id = "S-1", Kind = EntryKind.Person, Names = [new("ERIKSSON", "ANNA MARIA")], BirthDates = [],
            Actions = AlertActions.Both(AlertAction.Refer), Source = "S", Documents = [],
        });
        var found = ScreenedQueries.Find(list, query);
        Assert.Equal("S-1", Assert.Single(found).Entry.Id);
        var same = new AlertQuery { Name = PersonName.Parse("ERIKSSON", "ANNA MARIA").Value };
        Assert.Same(found, ScreenedQueries.Find(list, same));
        Assert.Empty(ScreenedQueries.Find(list, query with { Name = PersonName.Parse("WANJIKU", "GRACE").Value }));
        Assert.Empty(ScreenedQueries.Find(List(2), query));
    }

    private static AlertSnapshot List(long version, params AlertEntry[] entries) =>
        AlertSnapshot.Build(ListNames.Alert, version, entries, MatchingParameters.ForSifting);
}
