namespace Bmis.Watchlist.Names;

/// <summary>
/// Finds the cheapest way in which a spelling may stand for Latin letters: a column of costs for each Latin letter, a
/// row for each letter of the script. It is working memory that keeps the columns of the last question, so that words
/// with the same beginning, one after the other, cost only what is new in each. Not safe for several threads.
/// </summary>
internal sealed class SpellingColumns
{
    // A letter without counterpart on either side; such a thing is rarer than any chunk in the tables.
    private const float Unpaired = 9;

    private const int MostLatin = 4 * NameFolding.LongestWord;

    private readonly char[] _latin = new char[MostLatin];
    private readonly float[] _least = new float[MostLatin + 1];
    private float[] _costs = [];
    private Spelling? _spelling;
    private int _known;

    /// <summary>The cost in bits, or infinity as soon as it must pass the limit.</summary>
    internal float Bits(Spelling spelling, ReadOnlySpan<char> latin, float limit)
    {
        Begin(spelling, latin);
        for (var place = 0; place <= latin.Length; place++)
        {
            if (place > _known) Fill(spelling, latin[..place]);
            if (IsBeyond(place, limit)) return float.PositiveInfinity;
        }

        var bits = Column(latin.Length)[^1];
        return bits > limit ? float.PositiveInfinity : bits;
    }

    private void Begin(Spelling spelling, ReadOnlySpan<char> latin)
    {
        if (ReferenceEquals(spelling, _spelling))
        {
            _known = Math.Min(_known, latin.CommonPrefixLength(_latin));
            return;
        }

        _spelling = spelling;
        _known = 0;
        var size = (spelling.Letters.Length + 1) * (MostLatin + 1);
        if (_costs.Length < size) _costs = new float[size];
        var first = Column(0);
        first[0] = 0;
        for (var row = 1; row < first.Length; row++)
            first[row] = Math.Min(first[row - 1] + Unpaired, Silence(spelling, first, row));
        _least[0] = 0;
    }

    // A chunk leaps over at most four columns.
    private bool IsBeyond(int place, float limit)
    {
        for (var before = Math.Max(0, place - LatinChunk.Longest + 1); before <= place; before++)
            if (_least[before] <= limit) return false;
        return true;
    }

    private void Fill(Spelling spelling, ReadOnlySpan<char> latin)
    {
        var place = latin.Length;
        var last = latin[^1];
        Span<int> keys = stackalloc int[LatinChunk.Longest + 1];
        for (var length = 1; length < keys.Length; length++)
            keys[length] = length <= place ? LatinChunk.Pack(latin[^length..]) : -1;
        var left = Column(place - 1);
        var column = Column(place);
        var least = column[0] = left[0] + Unpaired;
        for (var row = 1; row < column.Length; row++)
        {
            var cost = Math.Min(left[row] + Unpaired, left[row - 1] + Unpaired + 1);
            cost = Math.Min(cost, column[row - 1] + Unpaired);
            cost = Math.Min(cost, Silence(spelling, column, row));
            cost = Math.Min(cost, Standing(spelling.Single[row - 1].EndingWith(last), keys, place, row - 1));
            if (row > 1)
                cost = Math.Min(cost, Standing(spelling.Double[row - 2].EndingWith(last), keys, place, row - 2));
            column[row] = cost;
            least = Math.Min(least, cost);
        }

        _latin[place - 1] = last;
        _least[place] = least;
        _known = place;
    }

    private static float Silence(Spelling spelling, Span<float> column, int row)
    {
        var one = column[row - 1] + spelling.Single[row - 1].Silent;
        return row > 1 ? Math.Min(one, column[row - 2] + spelling.Double[row - 2].Silent) : one;
    }

    private float Standing(ReadOnlySpan<LatinChunk> chunks, ReadOnlySpan<int> keys, int place, int row)
    {
        var least = float.PositiveInfinity;
        foreach (ref readonly var chunk in chunks)
            if (keys[chunk.Length] == chunk.Letters)
                least = Math.Min(least, Column(place - chunk.Length)[row] + chunk.Bits);
        return least;
    }

    private Span<float> Column(int place)
    {
        var height = _spelling!.Letters.Length + 1;
        return _costs.AsSpan(place * height, height);
    }
}
