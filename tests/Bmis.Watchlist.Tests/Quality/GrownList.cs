using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>A list repeated with seeded edits of its names until it holds so many.</summary>
internal static class GrownList
{
    public static List<AlertEntry> Of(IReadOnlyList<AlertEntry> seed, int names)
    {
        var (random, list, count) = (new Random(3), new List<AlertEntry>(seed), seed.Sum(entry => entry.Names.Count));
        for (var round = 1; count < names; round++)
            foreach (var entry in seed.TakeWhile(_ => count < names))
            {
                list.Add(entry with
                {
                    Id = FormattableString.Invariant($"{entry.Id}.{round}"),
                    Names = [.. entry.Names.Select(name => Edited(name, random))],
                });
                count += entry.Names.Count;
            }

        return list;
    }

    private static AlertName Edited(AlertName name, Random random) =>
        name with { Primary = Edited(name.Primary, random), Secondary = Edited(name.Secondary, random) };

    // Two words of three get a letter lost, gained or exchanged.
    private static string Edited(string text, Random random) => string.Join(' ', text.Split(' ').Select(word =>
    {
        if (word.Length < 3 || random.Next(3) == 0) return word;
        var (at, letter) = (random.Next(word.Length), (char)('A' + random.Next(26)));
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            _ => $"{word[..at]}{letter}{word[(at + 1)..]}",
        };
    }));
}
