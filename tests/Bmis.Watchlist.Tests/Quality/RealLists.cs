using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>The public lists and sample rows that lie outside the repository.</summary>
internal static class RealLists
{
    /// <summary>A snapshot near the end of 2021, as published.</summary>
    public const string Published = "2021_bench";

    /// <summary>A snapshot of January 2022 into which somebody wrote rows by hand.</summary>
    public const string Touched = "2022-01";

    public static string Folder()
    {
        var data = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var folder = Path.Combine(data ?? "", "watchlists");
        if (data is null || !Directory.Exists(folder))
            Assert.Skip("The sample lists are absent: BMIS_TEST_DATA does not name a folder that holds watchlists.");
        return folder;
    }

    public static IReadOnlyList<SourceFile> Files(string version) =>
    [
        .. Directory.GetFiles(Path.Combine(Folder(), "ofac", version)).Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];

    public static IReadOnlyList<AlertEntry> Entries(string version)
    {
        var result = new OfacCsvImporter().Import(Files(version));
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return result.Entries;
    }

    /// <summary>Rows of a sample file without its header.</summary>
    public static IEnumerable<string[]> Rows(string path, char separator = '\t') =>
        File.ReadLines(Path.Combine(Folder(), path)).Skip(1).Select(line => line.Split(separator));

    /// <summary>Travellers who are on no list, with everything that an MRZ says.</summary>
    public static List<AlertQuery> Negatives(int count) =>
    [
        .. Rows("yente/negatives_global.shared.csv", ',')
            .Where(row => row.Length == 8)
            .Take(count)
            .Select(Negative)
            .OfType<AlertQuery>(),
    ];

    private static AlertQuery? Negative(string[] row)
    {
        var given = $"{row[1]} {row[2]}".Trim();
        if (!PersonName.Parse(row[3], given).TryGet(out var name) && !PersonName.Parse(row[0]).TryGet(out name))
            return null;
        return new()
        {
            Name = name,
            BirthDate = PartialDate.Parse(row[5]) is { Succeeded: true } date ? date.Value : default,
            Sex = row[4] == "male" ? Sex.M : row[4] == "female" ? Sex.F : null,
        };
    }

    /// <summary>Every second row is kept out of tuning: the floors are on these.</summary>
    public static bool IsHeldOut(string number) => (number[^1] & 1) == 1;

    public static PersonName NameOf(string listed)
    {
        var comma = listed.IndexOf(", ", StringComparison.Ordinal);
        return comma < 0
            ? PersonName.Parse(listed).Value
            : PersonName.Parse(listed[..comma], listed[(comma + 2)..]).Value;
    }
}
