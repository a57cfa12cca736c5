using System.Globalization;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>Reads single fields as they are typed and collects the names of those that are wrong.</summary>
internal sealed class FormFields
{
    public const int LongestLine = 200;
    public const int LongestText = 4000;
    public const int MostRows = 50;

    private readonly List<string> _wrong = [];

    /// <summary>The wrong fields, each once, in the order of the form.</summary>
    public IReadOnlyList<string> Wrong => [.. _wrong.Distinct()];

    public void Mark(string field) => _wrong.Add(field);

    public string Text(string? text, string field, int longest = LongestLine)
    {
        var trimmed = (text ?? "").Trim();
        if (trimmed.Length > longest || trimmed.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\r')))
            Mark(field);
        return trimmed.ReplaceLineEndings("\n");
    }

    public string[] Lines(IReadOnlyList<string>? lines, string field)
    {
        var kept = (lines ?? []).Select(line => Text(line, field)).Where(line => line.Length > 0).ToArray();
        if (kept.Length > MostRows) Mark(field);
        return kept;
    }

    public DateOnly? Day(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (DateOnly.TryParseExact(
            text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Mark(field);
        return null;
    }

    public AlertWarning[] Warnings(IReadOnlyList<string>? names) =>
        [.. (names ?? []).Take(MostRows).Distinct().Select(name => Choice(name, AlertWarning.Armed, "warnings"))];

    /// <summary>A value by its name as JSON has it.</summary>
    public T Choice<T>(string? text, T usual, string field)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return usual;
        foreach (var value in Enum.GetValues<T>())
            if (JsonName.Of(value) == text.Trim()) return value;
        Mark(field);
        return usual;
    }
}
