using System.Text;

namespace Bmis.Watchlist.Names;

/// <summary>The scripts whose letters were learnt, and how letters of a text find their table.</summary>
internal static class ScriptTables
{
    private static readonly ScriptTable Arabic = Load("arabic");
    private static readonly ScriptTable Cyrillic = Load("cyrillic");
    private static readonly ScriptTable Hebrew = Load("hebrew");
    private static readonly ScriptTable Hangul = Load("hangul");
    private static readonly ScriptTable Han = Load("han");

    /// <summary>
    /// The letters of a part in plain form with their table; null for parts of other scripts and of several.
    /// </summary>
    internal static (ScriptTable Table, string Letters)? Of(string part)
    {
        ScriptTable? table = null;
        foreach (var rune in part.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            if (TableOf(rune.Value) is not { } own || (table is not null && own != table)) return null;
            table = own;
        }

        return table is not null && Plain(part) is { Length: > 0 } letters ? (table, letters) : null;
    }

    /// <summary>
    /// Small letters without marks, syllables of Hangul in their letters, the Arabic letters of other languages as
    /// those of Arabic.
    /// </summary>
    internal static string Plain(string part)
    {
        var letters = new StringBuilder(part.Length);
        foreach (var character in part.Normalize(NormalizationForm.FormKD))
            if (char.IsLetter(character) && character != Tatweel)
                letters.Append(Unified(char.ToLowerInvariant(character)));
        return letters.ToString();
    }

    private const char Tatweel = '\u0640';

    private static char Unified(char letter) => letter switch
    {
        'ی' or 'ى' or 'ې' or 'ے' => 'ي',
        'ک' or 'ګ' => 'ك',
        'ہ' or 'ھ' or 'ۀ' => 'ه',
        _ => letter,
    };

    private static ScriptTable? TableOf(int letter) => letter switch
    {
        >= 0x0400 and <= 0x052F => Cyrillic,
        >= 0x0590 and <= 0x05FF => Hebrew,
        >= 0x0600 and <= 0x077F or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF => Arabic,
        >= 0x1100 and <= 0x11FF or >= 0xAC00 and <= 0xD7A3 => Hangul,
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF => Han,
        _ => null,
    };

    private static ScriptTable Load(string name)
    {
        var assembly = typeof(ScriptTables).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Bmis.Watchlist.Names.Scripts.{name}.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var rows = new List<string>();
        while (reader.ReadLine() is { } row)
            if (row.Length > 0 && row[0] != '#') rows.Add(row);
        return new(rows);
    }
}
