using Bmis.Biographics;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.Ofac;
using Bmis.Watchlist.Lists.Un;
using Microsoft.VisualBasic.FileIO;

namespace Bmis.Watchlist.Tests.Quality;

/// <summary>The public lists and sample rows that lie outside the repository.</summary>
internal static class RealLists
{
    /// <summary>A snapshot near the end of 2021, as published.</summary>
    public const string Published = "2021_bench";

    /// <summary>A snapshot of January 2022 into which somebody wrote rows by hand.</summary>
    public const string Touched = "2022-01";

    private static readonly string[] Strangers =
        ["yente/negatives_global.shared.csv", "yente/negatives_us.shared.csv"];

    /// <summary>The folder, or null where it is absent.</summary>
    public static string? FolderOrNull()
    {
        var data = Environment.GetEnvironmentVariable("BMIS_TEST_DATA");
        var folder = Path.Combine(data ?? "", "watchlists");
        return data is not null && Directory.Exists(folder) ? folder : null;
    }

    public static string Folder()
    {
        var folder = FolderOrNull();
        if (folder is null)
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

    public static IReadOnlyList<AlertEntry> Persons(string version) =>
        [.. Entries(version).Where(entry => entry.Kind == EntryKind.Person)];

    /// <summary>The persons of the United Nations' list of February 2026.</summary>
    public static IReadOnlyList<AlertEntry> UnitedNations()
    {
        const string file = "UN_consolidated_2026-02-27.xml";
        var result = new UnXmlImporter().Import([new(file, File.ReadAllBytes(Path.Combine(Folder(), "un", file)))]);
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return [.. result.Entries.Where(entry => entry.Kind == EntryKind.Person)];
    }

    /// <summary>Rows of a sample file without its header.</summary>
    public static IEnumerable<string[]> Rows(string path) =>
        File.ReadLines(Path.Combine(Folder(), path)).Skip(1).Select(line => line.Split('\t'));

    /// <summary>Rows of a sample file with quoted fields, without its header.</summary>
    public static IEnumerable<string[]> CsvRows(string path)
    {
        using var parser = new TextFieldParser(Path.Combine(Folder(), path))
        {
            Delimiters = [","], HasFieldsEnclosedInQuotes = true, TrimWhiteSpace = true,
        };
        parser.ReadFields();
        while (parser.ReadFields() is { } row) yield return row;
    }

    /// <summary>
    /// Travellers who are on no list, with everything that an MRZ says: of both files each row whose number divides.
    /// </summary>
    public static List<AlertQuery> Negatives(int every) =>
    [
        .. Strangers.SelectMany(file => CsvRows(file).Where((_, index) => index % every == 0))
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
            Nationality = CountryNames.Find(row[7]),
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
