using Bmis.Watchlist.Names;

namespace Bmis.Watchlist.Tests.Names;

public sealed class NameFoldingTests
{
    private const string Characters = "abcXYZ019 '`-.,\t<";

    // A raised comma vanishes, and with it a text is no longer plain ASCII.
    [Fact]
    public void A_plain_text_has_the_parts_that_it_has_beside_other_characters()
    {
        var random = new Random(4);
        for (var i = 0; i < 2_000; i++)
        {
            var text = new string(random.GetItems(Characters.AsSpan(), random.Next(120)));
            var limit = random.Next(4);
            Assert.Equal(NameFolding.Fold($"’{text}", limit), NameFolding.Fold(text, limit));
        }
    }

    [Fact]
    public void A_part_is_cut_where_no_name_is_so_long() =>
        Assert.Equal(NameFolding.LongestWord, Assert.Single(NameFolding.Fold(new string('q', 500), 3)).Text.Length);
}
