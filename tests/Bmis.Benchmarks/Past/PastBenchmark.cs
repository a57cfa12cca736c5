using System.Diagnostics;
using System.Security.Cryptography;
using Bmis.Biographics;
using Bmis.BorderPost.History;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Sync.Feeds;
using Bmis.Sync.Sealing;
using Direction = Bmis.Crossings.Records.Direction;

namespace Bmis.Benchmarks.Past;

/// <summary>
/// The remaining days of a traveller from five million sealed rows on the lane's disk: look-up, opening, stays and
/// balance together, and the last crossing's photograph.
/// </summary>
internal static class PastBenchmark
{
    private const int Rows = 5_000_000;
    private const int RowsOfOne = 10;
    private const int PageRows = 2_000;
    private const int Photographed = 30_000;
    private const int Lookups = 5_000;

    private static readonly DateOnly Today = new(2026, 5, 3);
    private static readonly TravelRule Rule = CountryProfile.Standard.For("VEX", Direction.Entry);

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync(TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("bmis-past-");
        try
        {
            using var random = RandomNumberGenerator.Create();
            using var keys = MasterKeys.Make(random);
            using var store = new HistoryStore(Path.Combine(folder.FullName, "history.db"), keys);
            var filled = Stopwatch.GetTimestamp();
            await FillAsync(store, progress);
            var rate = Rows / Stopwatch.GetElapsedTime(filled).TotalSeconds;
            return
            [
                new Figure("rows taken in from the feed a second", rate, "", 5_000, true),
                new Figure(
                    "remaining days and last photograph over 5 million rows, p99", Measure(store), "ms", 50, false),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(HistoryStore store, TextWriter progress)
    {
        for (var first = 0; first < Rows; first += PageRows)
        {
            var items = Enumerable.Range(first, PageRows).Select(Item);
            await store.TakeAsync(
                new FeedContent(first, first + PageRows, DateTimeOffset.UnixEpoch, HistoryContract.Write(items)),
                CancellationToken.None);
            if ((first + PageRows) % 1_000_000 == 0) await progress.WriteLineAsync($"past  {first + PageRows} rows");
        }

        // A month of a busy lane's own photographs, at the newest visit of as many travellers.
        var photograph = new Photograph(new string('a', 64), 31_415, "");
        var own = Enumerable.Range(Rows - Photographed, Photographed).Select(Item);
        store.TakeOwn([.. own.Select(one => one with { Past = one.Past with { Photograph = photograph } })], 1);
    }

    private static double Measure(HistoryStore store)
    {
        var random = new Random(1);
        var times = new List<double>();
        for (var i = 0; i < Lookups; i++)
        {
            var person = (Rows / RowsOfOne) - 1 - random.Next(Photographed);
            var start = Stopwatch.GetTimestamp();
            var items = store.Recall(Person(person), Document(person));
            var past = Bmis.BorderPost.Inspecting.Past.Of(items.Select(one => one.Past), isComplete: true, null);
            if (StayCheck.Balance(Rule, past, Today) is null || items.Count != RowsOfOne
                || !past.PhotographedBefore(DateTimeOffset.MaxValue).Any())
                throw new InvalidOperationException($"The look-up gave {items.Count} rows.");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt((int)(Lookups * 0.99));
    }

    // The rows of one person lie far apart, as they come in over months.
    private static HistoryItem Item(int row)
    {
        var (person, visit) = (row % (Rows / RowsOfOne), row / (Rows / RowsOfOne));
        var day = Today.AddDays(-700 + (visit * 35));
        var id = new byte[16];
        BitConverter.TryWriteBytes(id, row);
        var entry = visit % 2 == 0;
        return new(
            new PastCrossing(
                new Guid(id), new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero), day, "UTANY",
                entry ? Direction.Entry : Direction.Exit, entry ? DecisionCode.Admit : DecisionCode.Exit, "VEX",
                Person(person), Document(person)),
            IsComplete: true);
    }

    private static Traveller Person(int number) => new(
        PersonName.Parse($"SPECIMEN{Letters(number)}", "ANNA MARIA").Value,
        PartialDate.Of(1950 + (number % 50), 1 + (number % 12), 1 + (number % 28)).Value,
        Sex.F,
        CountryCode.Parse("KEN").Value);

    private static TravelDocument Document(int number) => new(
        "P", CountryCode.Parse("KEN").Value, DocumentNumber.Parse($"K{number:D7}").Value,
        PartialDate.Of(2031, 4, 15).Value);

    private static string Letters(int number) =>
        string.Concat(number.ToString("D6", null).Select(digit => (char)('A' + (digit - '0'))));
}
