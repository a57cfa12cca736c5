using Bmis.Watchlist.Candidates;

namespace Bmis.Watchlist.Tests.Candidates;

public sealed class TextTableTests
{
    [Fact]
    public void Each_text_has_one_number_in_the_order_in_which_it_came()
    {
        var (random, numbers, table) = (new Random(5), new Dictionary<string, int>(), new TextTable(0));
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string('A', random.Next(3)) + random.Next(5_000);
            numbers.TryAdd(text, numbers.Count);
            Assert.Equal(numbers[text], table.Add(text));
        }

        Assert.Equal(numbers.Count, table.Count);
        foreach (var (text, number) in numbers)
        {
            Assert.Equal(number, table.Find(text));
            Assert.Equal(text, table[number].ToString());
        }
    }

    [Fact]
    public void A_text_that_never_came_has_no_number()
    {
        var table = new TextTable(0);
        Assert.Equal(-1, table.Find("ANNA"));
        table.Add("ANNA");
        Assert.Equal(-1, table.Find("ANN"));
        Assert.Equal(-1, table.Find(""));
    }

    [Fact]
    public void Postings_hold_the_values_of_each_key_ascending_and_each_once()
    {
        var random = new Random(6);
        int[][] keys = [.. Enumerable.Range(0, 500).Select(_ => random.GetItems([-1, 0, 1, 2, 3, 4, 5, 6], 5))];
        var postings = new Postings(7, keys.Length, value => keys[value]);
        for (var key = 0; key < 7; key++)
            Assert.Equal(
                Enumerable.Range(0, keys.Length).Where(value => keys[value].Contains(key)), postings[key].ToArray());
    }
}
