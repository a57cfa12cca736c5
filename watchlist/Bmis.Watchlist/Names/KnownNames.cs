using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Bmis.Watchlist.Names;

/// <summary>
/// Name parts of the world in Latin letters, and which of them are spellings of one name: those that other scripts
/// write with the same letters. Learnt from pairs of names. Immutable.
/// </summary>
internal sealed class KnownNames
{
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _ids;
    private readonly string[] _texts;
    private readonly int[][] _same;
    private readonly int[][] _perhaps;

    /// <param name="rows">
    /// Rows of a name, the numbers of later rows with other spellings of it, and of those that may be one, each after a
    /// tab.
    /// </param>
    internal KnownNames(IEnumerable<string> rows)
    {
        var fields = rows.Select(row => row.Split('\t')).ToArray();
        _texts = Array.ConvertAll(fields, row => row[0]);
        _same = BothWays(Array.ConvertAll(fields, row => Numbers(row[1])));
        _perhaps = BothWays(Array.ConvertAll(fields, row => Numbers(row[2])));
        _ids = Enumerable.Range(0, _texts.Length).ToFrozenDictionary(id => _texts[id], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The shipped names.</summary>
    internal static KnownNames Shipped { get; } = new(Load());

    internal int Count => _texts.Length;

    /// <summary>The name with a number.</summary>
    internal string this[int id] => _texts[id];

    /// <summary>The number of a name part, or -1.</summary>
    internal int IdOf(ReadOnlySpan<char> text) => _ids.TryGetValue(text, out var id) ? id : -1;

    /// <summary>The numbers of a name's other spellings; none for -1.</summary>
    internal ReadOnlySpan<int> SpellingsOf(int id) => id >= 0 ? _same[id] : [];

    internal NameRelation Relate(int one, int other)
    {
        if (one < 0 || other < 0) return NameRelation.Unknown;
        if (one == other || Array.BinarySearch(_same[one], other) >= 0) return NameRelation.OneName;
        return Array.BinarySearch(_perhaps[one], other) >= 0 ? NameRelation.Unknown : NameRelation.TwoNames;
    }

    private static int[] Numbers(string text) => text.Length == 0
        ? []
        : Array.ConvertAll(text.Split(' '), number => int.Parse(number, CultureInfo.InvariantCulture));

    private static int[][] BothWays(int[][] later)
    {
        var all = Array.ConvertAll(later, _ => new List<int>());
        for (var one = 0; one < later.Length; one++)
            foreach (var other in later[one])
            {
                all[one].Add(other);
                all[other].Add(one);
            }

        foreach (var numbers in all) numbers.Sort();
        return Array.ConvertAll(all, numbers => numbers.ToArray());
    }

    private static List<string> Load()
    {
        using var stream =
            typeof(KnownNames).Assembly.GetManifestResourceStream("Bmis.Watchlist.Names.Scripts.names.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<string>();
        while (reader.ReadLine() is { } row)
            if (row.Length > 0 && row[0] != '#') rows.Add(row);
        return rows;
    }
}
