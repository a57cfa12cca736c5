using System.Globalization;
using System.Text;

namespace Bmis.Watchlist.Names;

/// <summary>
/// How the letters of one script are written in Latin letters in the names of the world, learnt from pairs of names:
/// for one letter or two, the chunks of Latin letters they stand for with what each costs in bits. Immutable.
/// </summary>
internal sealed class ScriptTable
{
    // A letter without counterpart on either side; such a thing is rarer than any chunk in the table.
    private const float Unpaired = 9;

    // More chunks for one letter would be chance.
    private const int MostChunks = 64;

    private readonly Dictionary<string, LatinChunk[]> _chunks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _usual = new(StringComparer.Ordinal);

    /// <param name="rows">Rows of letters, a tab, and chunks with their bits: <c>м⇥M:0.12 MM:4.2</c>.</param>
    internal ScriptTable(IEnumerable<string> rows)
    {
        foreach (var row in rows)
        {
            var tab = row.IndexOf('\t', StringComparison.Ordinal);
            var chunks = row[(tab + 1)..].Split(' ').Select(Read).OrderBy(one => one.Chunk.Bits).Take(MostChunks)
                .ToArray();
            _chunks.Add(row[..tab], Array.ConvertAll(chunks, one => one.Chunk));
            _usual.Add(row[..tab], chunks[0].Text);
        }
    }

    /// <summary>The letters ready to be compared; null when the table knows none of them.</summary>
    internal Spelling Spell(string letters)
    {
        var single = new LatinChunk[letters.Length][];
        var pairs = new LatinChunk[letters.Length][];
        for (var i = 0; i < letters.Length; i++)
        {
            single[i] = _chunks.GetValueOrDefault(letters.Substring(i, 1), []);
            pairs[i] = i + 1 < letters.Length ? _chunks.GetValueOrDefault(letters.Substring(i, 2), []) : [];
        }

        return new(this, letters, single, pairs);
    }

    /// <summary>The most usual way to write the letters; what the table does not know is left out.</summary>
    internal string Romanise(string letters)
    {
        var text = new StringBuilder();
        for (var i = 0; i < letters.Length; i++)
            text.Append(_usual.GetValueOrDefault(letters.Substring(i, 1), ""));
        return text.ToString();
    }

    /// <summary>
    /// What the cheapest way costs in which the spelling may stand for the Latin letters, or infinity as soon as it
    /// must pass the limit.
    /// </summary>
    internal static float Bits(Spelling spelling, ReadOnlySpan<char> latin, float limit)
    {
        var width = latin.Length + 1;
        Span<int> keys = stackalloc int[width * (LatinChunk.Longest + 1)];
        Keys(latin, keys);
        var letters = LetterSet.Of(latin).Once;
        Span<LatinChunk> usable = stackalloc LatinChunk[2 * MostChunks];
        Span<float> costs = stackalloc float[(spelling.Letters.Length + 1) * width];
        costs.Fill(float.PositiveInfinity);
        costs[0] = 0;
        for (var i = 0; i < spelling.Letters.Length; i++)
        {
            var row = costs.Slice(i * width, width);
            var next = costs.Slice((i + 1) * width, width);
            var least = Insert(row);
            if (least > limit) return float.PositiveInfinity;
            var single = Usable(spelling.Single[i], letters, usable);
            var pairs = Usable(spelling.Double[i], letters, usable[single.Length..]);
            for (var j = 0; j < width; j++)
            {
                var cost = row[j];
                if (cost > limit) continue;
                next[j] = Math.Min(next[j], cost + Unpaired);
                if (j + 1 < width) next[j + 1] = Math.Min(next[j + 1], cost + Unpaired + 1);
                Stand(single, keys, j, cost, next);
                if (pairs.Length > 0) Stand(pairs, keys, j, cost, costs.Slice((i + 2) * width, width));
            }
        }

        var last = costs[^width..];
        Insert(last);
        return last[^1] > limit ? float.PositiveInfinity : last[^1];
    }

    // Latin letters for which nothing stands.
    private static float Insert(Span<float> row)
    {
        var least = row[0];
        for (var j = 1; j < row.Length; j++)
        {
            row[j] = Math.Min(row[j], row[j - 1] + Unpaired);
            least = Math.Min(least, row[j]);
        }

        return least;
    }

    // Most chunks have a letter that the Latin word has not.
    private static ReadOnlySpan<LatinChunk> Usable(LatinChunk[] chunks, uint letters, Span<LatinChunk> usable)
    {
        var count = 0;
        foreach (ref readonly var chunk in chunks.AsSpan())
            if ((chunk.Mask & ~letters) == 0) usable[count++] = chunk;
        return usable[..count];
    }

    private static void Stand(
        ReadOnlySpan<LatinChunk> chunks, ReadOnlySpan<int> keys, int j, float cost, Span<float> to)
    {
        var at = j * (LatinChunk.Longest + 1);
        foreach (ref readonly var chunk in chunks)
            if (keys[at + chunk.Length] == chunk.Letters)
                to[j + chunk.Length] = Math.Min(to[j + chunk.Length], cost + chunk.Bits);
    }

    // For each place the packed letters of each length that begin there; -1 beyond the end.
    private static void Keys(ReadOnlySpan<char> latin, Span<int> keys)
    {
        for (var j = 0; j <= latin.Length; j++)
            for (var length = 0; length <= LatinChunk.Longest; length++)
                keys[j * (LatinChunk.Longest + 1) + length] =
                    j + length <= latin.Length ? LatinChunk.Pack(latin.Slice(j, length)) : -1;
    }

    private static (LatinChunk Chunk, string Text) Read(string chunk)
    {
        var colon = chunk.IndexOf(':', StringComparison.Ordinal);
        var text = chunk[..colon];
        var bits = float.Parse(chunk.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        return (new(LatinChunk.Pack(text), text.Length, bits), text);
    }
}
