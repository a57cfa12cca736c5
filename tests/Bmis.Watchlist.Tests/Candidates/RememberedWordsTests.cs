using System.Globalization;
using Bmis.Watchlist.Candidates;

namespace Bmis.Watchlist.Tests.Candidates;

/// <summary>Which parts of names stay remembered.</summary>
public sealed class RememberedWordsTests
{
    private const int Most = 8;

    [Fact]
    public void Whoever_is_asked_for_again_and_again_stays_and_the_rest_goes()
    {
        var words = new RememberedWords(Most);
        words.Add("MARIA", [(7, 1)]);
        for (var other = 0; other < 5 * Most; other++)
        {
            words.Add(Name(other), [(other, 0.5f)]);
            Assert.Equal((7, 1f), Assert.Single(words.Find("MARIA") ?? []));
        }

        Assert.Null(words.Find(Name(0)));
        Assert.InRange(Enumerable.Range(0, 5 * Most).Count(other => words.Find(Name(other)) is not null), 1, Most);
    }

    [Fact]
    public void Many_threads_find_what_was_found_and_nothing_else()
    {
        var words = new RememberedWords(Most);
        Parallel.For(0, 10_000, turn =>
        {
            var one = turn % 20;
            if (words.Find(Name(one)) is { } found) Assert.Equal([(one, 1f)], found);
            else words.Add(Name(one), [(one, 1)]);
        });
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
