using Bmis.Watchlist.Candidates;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Candidates;

public sealed class ListedNamesTests
{
    private static readonly string[] Parts =
    [
        "Anna", "ANNA", "O'Neil", "van", "der", "Bilt", "D’Arcy", "Łódź", "Müller", "Пётр", "Петр", "Сергей", "محمد",
        "כהן", "김", "毛", "ᠮᠣᠩ", "7", "", "A-B", "Ω",
    ];

    [Fact]
    public void Names_folded_in_two_halves_are_those_folded_in_one_go()
    {
        var entries = Entries(seed: 7, count: 400);
        var (whole, halves) = (Folded(entries, int.MaxValue), Folded(entries, worthDividing: 0));
        Assert.Equal(Texts(whole), Texts(halves));
        Assert.Equal(whole.Entries, halves.Entries);
        Assert.Equal(whole.Names, halves.Names);
        Assert.Equal(whole.ArePrinted, halves.ArePrinted);
        Assert.Equal(whole.WordStarts, halves.WordStarts);
        Assert.Equal(whole.Words, halves.Words);
        Assert.Equal(whole.Roles, halves.Roles);
        Assert.Equal(whole.JoinedStarts, halves.JoinedStarts);
        Assert.Equal(whole.Places, halves.Places);
        Assert.Equal(whole.Joined, halves.Joined);
    }

    [Fact]
    public void Words_are_in_the_order_of_their_letters_and_found_by_their_keys()
    {
        var names = Folded(Entries(seed: 8, count: 300), int.MaxValue);
        var vocabulary = new Vocabulary(names);
        Assert.Equal(names.Parts.Count, vocabulary.Count);
        for (var id = 0; id < vocabulary.Count; id++)
        {
            var word = vocabulary[id];
            Assert.Equal(id, vocabulary.IdOf(word.Key));
            Assert.Equal(word.Shape, vocabulary.ShapeOf(id));
            Assert.Equal(word.Sound, vocabulary.LettersOf(id).Sound.ToString());
            Assert.Equal(word.Class, vocabulary.ClassOf(id));
            Assert.True(id == 0 || string.CompareOrdinal(vocabulary[id - 1].Text, word.Text) <= 0);
            if (word.Skeleton.Length > 0) Assert.Contains(id, vocabulary.WithSkeleton(word.Skeleton).ToArray());
        }
    }

    private static ListedNames Folded(IReadOnlyList<AlertEntry> entries, int worthDividing) =>
        ListedNames.Of(entries, EntryKind.Person, MatchingParameters.Default.NameWords, worthDividing);

    private static IEnumerable<(string Key, bool IsSingle, string? Text)> Texts(ListedNames names) =>
        Enumerable.Range(0, names.Parts.Count)
            .Select(part => (names.Parts[part].ToString(), names.IsSingle(part), names.SpelledPart(part)?.Text));

    private static List<AlertEntry> Entries(int seed, int count)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(index => new AlertEntry
            {
                Id = FormattableString.Invariant($"test:{index}"),
                Kind = index % 10 == 9 ? EntryKind.Vessel : EntryKind.Person,
                Names = [new(Name(random), Name(random)), new(Name(random), "", NameKind.Alias)],
            }),
        ];
    }

    private static string Name(Random random) => string.Join(' ', random.GetItems(Parts, random.Next(1, 5)));
}
