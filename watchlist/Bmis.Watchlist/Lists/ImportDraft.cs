namespace Bmis.Watchlist.Lists;

/// <summary>What one import has gathered so far: entries, problems, warnings.</summary>
internal sealed class ImportDraft
{
    private const int LongestColumn = 60;

    private readonly List<AlertEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    internal List<ImportProblem> Problems { get; } = [];

    internal List<ImportProblem> Warnings { get; } = [];

    /// <summary>True when there are so many problems that reading on tells nothing new.</summary>
    internal bool IsFull => Problems.Count >= CsvTable.MostProblems;

    /// <summary>Warnings after which the source counts as damaged: a quarter of its entries, at least 100.</summary>
    private int MostWarnings => Math.Max(100, _entries.Count / 4);

    internal void Add(AlertEntry entry, SourcePlace place, string idColumn)
    {
        if (!_ids.Add(entry.Id)) Problem(place, idColumn, "The id was given before.");
        else if (!EntryLimits.Hold(entry)) Problem(place, "", EntryLimits.Reason);
        else if (_entries.Count == AlertListFile.MaximumEntries)
            Problem(place, "", $"A list holds at most {AlertListFile.MaximumEntries} entries.");
        else _entries.Add(entry);
    }

    internal void Problem(SourcePlace place, string column, string reason) =>
        Problems.Add(new(place.File, place.Row, Shown(column), reason));

    internal void Warn(SourcePlace place, string column, string reason) =>
        Warnings.Add(new(place.File, place.Row, Shown(column), reason));

    /// <summary>Warns at the first place only: the same would be said of every entry.</summary>
    internal void WarnOnce(SourcePlace place, string column, string reason)
    {
        if (_told.Add(column + reason)) Warn(place, column, reason);
    }

    internal ImportResult Finish() =>
        Problems.Count > 0 ? ImportResult.Refused([.. Problems.Take(CsvTable.MostProblems)])
        : Warnings.Count > MostWarnings ? ImportResult.Refused([.. Warnings.Take(CsvTable.MostProblems)])
        : ImportResult.Of(_entries, Warnings);

    // The name of an element may be as long as the file.
    private static string Shown(string column) => column.Length <= LongestColumn ? column : column[..LongestColumn];

    /// <summary>The one file of a source that is one file, or null with a problem.</summary>
    internal SourceFile? Single(IReadOnlyList<SourceFile> files)
    {
        if (files.Count != 1)
            Problem(new("", 0), "", "This source is one file.");
        else if (files[0].Content.Length > SourceFile.MaximumLength)
            Problem(new(files[0].Name, 0), "", "The file is larger than 512 MB.");
        else if (files[0].Content.Length == 0)
            Problem(new(files[0].Name, 0), "", "The file is empty.");
        return Problems.Count == 0 ? files[0] : null;
    }
}
