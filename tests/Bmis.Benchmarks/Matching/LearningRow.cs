using System.Globalization;
using Bmis.Watchlist.Names;
using Bmis.Watchlist.Tests.Quality;

namespace Bmis.Benchmarks.Matching;

/// <summary>A name part in Latin letters, the same in a script in plain form, and how often it was met.</summary>
internal sealed record LearningRow(string Latin, string Script, double Count)
{
    /// <summary>Every even row of a set; the odd ones measure.</summary>
    public static List<LearningRow> Of(string set)
    {
        var root = RealLists.FolderOrNull() ?? throw new InvalidOperationException("BMIS_TEST_DATA is not set.");
        var rows = File.ReadLines(Path.Combine(root, "wikidata_translit_coling2018", $"wd_{set}_80"))
            .Where((_, index) => index % 2 == 0)
            .Select(line => line.Split('\t'))
            .Select(row => new LearningRow(row[0], ScriptTables.Plain(row[1]), Times(row)));
        if (set == "arabic")
            rows = rows.Concat(File.ReadLines(Path.Combine(root, "google_transliteration", "ar2en-train.txt"))
                .Where((_, index) => index % 2 == 0)
                .Select(line => line.Split('\t'))
                .Select(row => new LearningRow(row[1], ScriptTables.Plain(row[0]), 1)));
        return [.. rows];
    }

    private static double Times(string[] row) =>
        row.Length > 2 && int.TryParse(row[2], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : 1;
}
