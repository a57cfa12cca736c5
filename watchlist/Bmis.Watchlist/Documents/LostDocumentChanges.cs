namespace Bmis.Watchlist.Documents;

/// <summary>
/// Reads what changed on a list of lost and stolen documents: a line is <c>+</c> for a document that came or <c>-</c>
/// for one that left, then what <see cref="LostDocumentLine"/> reads. Blank lines do not count.
/// </summary>
public static class LostDocumentChanges
{
    /// <summary>
    /// Reads all lines. The first that is wrong refuses the whole: the problem is a sentence with its number and
    /// without its content.
    /// </summary>
    public static (IReadOnlyList<LostDocumentChange> Changes, string? Problem) Read(TextReader lines)
    {
        var changes = new List<LostDocumentChange>();
        for (var number = 1L; lines.ReadLine() is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var (change, problem) = Read(text.AsSpan().TrimStart());
            if (problem is not null) return ([], FormattableString.Invariant($"Line {number}: {problem}"));
            if (changes.Count == LostDocumentOverlay.MostChanges)
                return ([], "There are more changes than an overlay may hold.");
            changes.Add(change);
        }

        return (changes, null);
    }

    private static (LostDocumentChange Change, string? Problem) Read(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('+' or '-')) return (default, "it begins neither with + nor with -.");
        var line = LostDocumentLine.Read(text[1..]);
        return line.Problem is null
            ? (new(line.State, line.Number, text[0] == '-', line.Row), null)
            : (default, line.Problem);
    }
}
