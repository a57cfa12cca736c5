using System.Diagnostics;
using System.Globalization;
using Bmis.Biographics;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Benchmarks;

/// <summary>
/// One screening of a traveller over at least 20,000 entries: the published OFAC persons where the sample data is
/// there, filled up with invented ones from a seed.
/// </summary>
internal static class ScreeningRow
{
    private const int Entries = 20_000;
    private const int Travellers = 4_000;
    private const int Seed = 20260501;

    /// <summary>Prints load time, and p50 and p99 of a screening on one core.</summary>
    public static void Run(TextWriter output)
    {
        var random = new Random(Seed);
        var entries =
            Real().Concat(Enumerable.Range(0, Entries).Select(i => Invented(i, random))).Take(Entries).ToList();
        var file = AlertListFile.Write(entries);
        var start = Stopwatch.GetTimestamp();
        var read = AlertListFile.Read(file).Entries!;
        var readTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        var snapshot = AlertSnapshot.Build("benchmark", 1, read);
        var buildTime = Stopwatch.GetElapsedTime(start);
        var queries = Enumerable.Range(0, Travellers).Select(i => Query(i, random, entries)).ToList();
        foreach (var query in queries.Take(500)) snapshot.Screen(query);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = queries.ConvertAll(query => Time(snapshot, query));
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Travellers;
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"screening  entries {entries.Count}  file {file.Length / 1024} KB  "
            + $"read {readTime.TotalMilliseconds:0} ms  build {buildTime.TotalMilliseconds:0} ms  "
            + $"p50 {times[Travellers / 2]:0} us  "
            + $"p99 {times[Travellers * 99 / 100]:0} us  allocated {allocated} B a query"));
    }

    private static double Time(AlertSnapshot snapshot, AlertQuery query)
    {
        var start = Stopwatch.GetTimestamp();
        snapshot.Screen(query);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static IEnumerable<AlertEntry> Real()
    {
        var data = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var folder = Path.Combine(data ?? "", "watchlists", "ofac", "2021_bench");
        if (data is null || !Directory.Exists(folder)) return [];
        var files =
            Directory.GetFiles(folder).Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        return new OfacCsvImporter().Import([.. files]).Entries?.Where(entry => entry.Kind == EntryKind.Person) ?? [];
    }

    private static AlertEntry Invented(int number, Random random) => new()
    {
        Id = $"invented:{number}",
        Kind = EntryKind.Person,
        Names = [new(Name(random), $"{Name(random)} {Name(random)}"), new(Name(random), Name(random), NameKind.Alias)],
        BirthDates = [BirthInterval.Of(
            PartialDate.Of(1940 + random.Next(65), 1 + random.Next(12), 1 + random.Next(28)).Value)],
        Nationalities = [CountryCode.Parse("UTO").Value],
        Documents = [new("Passport", DocumentNumber.Parse($"U{number:D8}").Value, CountryCode.Parse("UTO").Value)],
    };

    // Every second traveller bears a name of the list, the others are nobody.
    private static AlertQuery Query(int number, Random random, List<AlertEntry> entries)
    {
        var listed = entries[random.Next(entries.Count)].Names[0];
        var name = number % 2 == 0 && PersonName.Parse(listed.Primary, listed.Secondary).TryGet(out var known)
            ? known
            : PersonName.Parse(Name(random), $"{Name(random)} {Name(random)}").Value;
        return new()
        {
            Name = name,
            BirthDate = PartialDate.Of(1940 + random.Next(65), 5, 6).Value,
            Sex = Sex.F,
            Nationality = CountryCode.Parse("UTO").Value,
            DocumentNumber = DocumentNumber.Parse($"U{random.Next(100_000):D8}").Value,
            IssuingState = CountryCode.Parse("UTO").Value,
        };
    }

    private static string Name(Random random)
    {
        string[] parts =
            ["MA", "HA", "RI", "KO", "SA", "LE", "NA", "DO", "VI", "TA", "JU", "BE", "ZO", "GRA", "SHE", "KHA"];
        string[] ends = ["N", "R", "D", "S", "VA", "SKI", "MAD", "LI", "IDIS", "OV"];
        var middle =
            string.Concat(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => parts[random.Next(parts.Length)]));
        return middle + ends[random.Next(ends.Length)];
    }
}
