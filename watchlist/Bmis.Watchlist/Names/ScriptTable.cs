using System.Globalization;
using System.Text;

namespace Bmis.Watchlist.Names;

/// <summary>
/// How the letters of one script are written in Latin letters in the names of the world, learnt from pairs of names:
/// for one letter or two, the chunks of Latin letters they stand for with what each costs in bits. Immutable.
/// </summary>
internal sealed class ScriptTable
{
    // More ways to write one letter would be chance.
    private const int MostChunks = 255;

    private readonly Dictionary<string, LetterChunks> _chunks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _usual = new(StringComparer.Ordinal);

    /// <param name="rows">Rows of letters, a tab, and chunks with their bits: <c>м⇥M:0.12 MM:4.2</c>.</param>
    internal ScriptTable(IEnumerable<string> rows)
    {
        foreach (var row in rows)
        {
            var tab = row.IndexOf('\t', StringComparison.Ordinal);
            var chunks = row[(tab + 1)..].Split(' ').Select(Read).OrderBy(one => one.Chunk.Bits).Take(MostChunks)
                .ToArray();
            _chunks.Add(row[..tab], new(chunks.Select(one => one.Chunk)));
            _usual.Add(row[..tab], chunks[0].Text);
        }
    }

    /// <summary>The letters ready to be compared; null when the table knows none of them.</summary>
    internal Spelling Spell(string letters)
    {
        var single = new LetterChunks[letters.Length];
        var pairs = new LetterChunks[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            single[i] = _chunks.GetValueOrDefault(letters.Substring(i, 1), LetterChunks.None);
            pairs[i] = i + 1 < letters.Length
                ? _chunks.GetValueOrDefault(letters.Substring(i, 2), LetterChunks.None)
                : LetterChunks.None;
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

    private static (LatinChunk Chunk, string Text) Read(string chunk)
    {
        var colon = chunk.IndexOf(':', StringComparison.Ordinal);
        var text = chunk[..colon];
        var bits = float.Parse(chunk.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        return (new(LatinChunk.Pack(text), text.Length, bits), text);
    }
}
