using System.Runtime.InteropServices;

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
    private readonly List<Standing>[] _standing = new List<Standing>['Z' - 'A' + 1];
    private uint _gathered;
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
        (_known, _gathered) = (0, 0);
        var size = (spelling.Letters.Length + 1) * (MostLatin + 1);
        if (_costs.Length < size) _costs = new float[size];
        var first = Column(0);
        first[0] = 0;
        first[1..].Fill(float.PositiveInfinity);
        _least[0] = Sink(spelling, first);
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
        column[0] = left[0] + Unpaired;
        for (var row = 1; row < column.Length; row++)
            column[row] = Math.Min(left[row] + Unpaired, left[row - 1] + Unpaired + 1);
        foreach (ref readonly var one in Ending(spelling, last))
            if (keys[one.Chunk.Length] == one.Chunk.Letters)
            {
                var cost = Column(place - one.Chunk.Length)[one.From] + one.Chunk.Bits;
                column[one.To] = Math.Min(column[one.To], cost);
            }

        _least[place] = Sink(spelling, column);
        _latin[place - 1] = last;
        _known = place;
    }

    // Letters for which nothing is written; gives the least cost of the column.
    private static float Sink(Spelling spelling, Span<float> column)
    {
        var least = column[0];
        for (var row = 1; row < column.Length; row++)
        {
            var cost = column[row - 1] + Math.Min(Unpaired, spelling.Single[row - 1].Silent);
            if (row > 1) cost = Math.Min(cost, column[row - 2] + spelling.Double[row - 2].Silent);
            column[row] = Math.Min(column[row], cost);
            least = Math.Min(least, column[row]);
        }

        return least;
    }

    // All that may stand for a Latin letter and those before it, gathered when the letter is first met.
    private ReadOnlySpan<Standing> Ending(Spelling spelling, char last)
    {
        if (!char.IsAsciiLetterUpper(last)) return [];
        var letter = last - 'A';
        var standing = _standing[letter] ??= [];
        if ((_gathered >> letter & 1) == 0)
        {
            _gathered |= 1u << letter;
            standing.Clear();
            for (var row = 0; row < spelling.Letters.Length; row++)
            {
                foreach (var chunk in spelling.Single[row].EndingWith(last)) standing.Add(new(row, row + 1, chunk));
                foreach (var chunk in spelling.Double[row].EndingWith(last)) standing.Add(new(row, row + 2, chunk));
            }
        }

        return CollectionsMarshal.AsSpan(standing);
    }

    private Span<float> Column(int place)
    {
        var height = _spelling!.Letters.Length + 1;
        return _costs.AsSpan(place * height, height);
    }

    // Letters from one row to another that a chunk stands for.
    private readonly record struct Standing(int From, int To, LatinChunk Chunk);
}
