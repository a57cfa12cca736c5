using System.Diagnostics;
using System.Globalization;
using Bmis.Watchlist.Documents;

namespace Bmis.Benchmarks.Matching;

/// <summary>
/// The index of lost and stolen documents: ten million invented ones, or as many as BMIS_LOST_DOCUMENTS says. The bars
/// of size and build are those of a hundred million: a document of a shorter list takes log2 of the ratio more bits.
/// </summary>
internal static class LostDocumentsBenchmark
{
    private const long Usual = 10_000_000;
    private const double Goal = 100_000_000;
    private const int Sample = 1_000_000;
    private const int AbsentKeys = 20_000_000;
    private const int Changes = 36_000;

    public static IEnumerable<Figure> Measure()
    {
        var count = long.TryParse(
            Environment.GetEnvironmentVariable("BMIS_LOST_DOCUMENTS"), CultureInfo.InvariantCulture, out var stated)
            ? stated : Usual;
        var folder = Directory.CreateTempSubdirectory("bmis-lost-");
        try
        {
            foreach (var figure in Measure(count, Path.Combine(folder.FullName, "lost.index"))) yield return figure;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<Figure> Measure(long count, string file)
    {
        var random = new Random(3);
        var secret = new byte[LostDocumentHasher.ShortestSecret];
        random.NextBytes(secret);
        var hasher = new LostDocumentHasher(secret);
        var start = Stopwatch.GetTimestamp();
        using (var lines = new InventedDocuments(count)) new LostDocumentIndexBuilder(hasher).Build(lines, file);
        yield return new($"build {count:N0} documents", Seconds(start), "s", 120 * count / Goal, false);

        start = Stopwatch.GetTimestamp();
        using var index = LostDocumentIndex.Open(file).Index!;
        yield return new("open and check", Seconds(start), "s", 5, false);
        yield return new("size", index.Length / 1e6, "MB", BitsAtMost(count) * count / 8e6, false);
        yield return new("bits for a document", index.Length * 8.0 / count, "", BitsAtMost(count), false);

        var documents = Enumerable.Range(0, Sample)
            .Select(_ => LostDocumentLine.Read(InventedDocuments.Line(random.NextInt64(count)))).ToArray();
        var keys = Array.ConvertAll(documents, document => hasher.KeyOf(document.State, document.Number));
        foreach (var key in keys) index.RankOf(key);
        start = Stopwatch.GetTimestamp();
        var missed = keys.Count(key => index.Find(key) is null);
        yield return new("look-up of a listed document", Seconds(start) * 1e6 / Sample, "µs", 1, false);
        start = Stopwatch.GetTimestamp();
        missed += documents.Count(document => index.Find(hasher, document.State, document.Number) is null);
        yield return new("with the keyed hash", Seconds(start) * 1e6 / Sample, "µs", 2, false);
        yield return new($"listed documents missed of {Sample:N0}", missed, "", 1, false);

        start = Stopwatch.GetTimestamp();
        var mistakes = 0;
        for (var i = 0; i < AbsentKeys; i++)
            if (index.RankOf((ulong)random.NextInt64(1L << 48)) >= 0) mistakes++;
        yield return new("look-up of any key", Seconds(start) * 1e6 / AbsentKeys, "µs", 1, false);
        yield return new(
            $"found by mistake in a million (expected {index.FalsePositiveRate * 1e6:0.###})",
            mistakes * 1e6 / AbsentKeys, "", 1, false);
        foreach (var figure in Overlay(index, hasher)) yield return figure;
    }

    private static IEnumerable<Figure> Overlay(LostDocumentIndex index, LostDocumentHasher hasher)
    {
        var changes = Enumerable.Range(1, Changes).Select(i => LostDocumentLine.Read(InventedDocuments.Line(-i)))
            .Select(line => new LostDocumentChange(line.State, line.Number, false, line.Row)).ToList();
        var file = LostDocumentOverlay.Write(index, hasher, changes);
        var start = Stopwatch.GetTimestamp();
        var set = new LostDocumentSet(index, hasher, [LostDocumentOverlay.Read(index, file).Overlay!]);
        yield return new($"apply an overlay of {Changes:N0}", Seconds(start), "s", 1, false);
        yield return new(
            "its documents missed", changes.Count(change => set.Find(change.State, change.Number) is null),
            "", 1, false);
    }

    private static double BitsAtMost(long count) => (320e6 * 8 / Goal) + Math.Log2(Goal / count);

    private static double Seconds(long start) => Stopwatch.GetElapsedTime(start).TotalSeconds;
}
