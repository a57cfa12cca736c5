using System.Text;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Lists.National;
using Bmis.Watchlist.Lists.Ofac;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Our own synthetic source files, which stand beside their importers.</summary>
internal static class Specimens
{
    public static string Folder(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bmis.sln"))) folder = folder.Parent!;
        return Path.Combine([folder.FullName, "watchlist", "Bmis.Watchlist", "Lists", .. parts]);
    }

    /// <summary>The specimen files of a source, by its name on the command line.</summary>
    public static IReadOnlyList<SourceFile> Of(string source) => Files(Sources[source]);

    /// <summary>Where the specimen of each source stands: two folders, and which files where sources share them.
    /// </summary>
    public static readonly SortedDictionary<string, string[]> Sources = new(StringComparer.Ordinal)
    {
        ["ofac-advanced-xml"] = ["OfacAdvanced", "Specimens"],
        ["ofac-csv"] = ["Ofac", "Specimens"],
        ["bmis-csv"] = ["National", "Specimens"],
        ["un-xml"] = ["Un", "Specimens"],
        ["us-consolidated"] = ["UsConsolidated", "Specimens"],
        ["us-csl"] = ["UsCsl", "Specimens"],
        ["us-dpl"] = ["UsDpl", "Specimens"],
        ["eu-xml"] = ["Eu", "Specimens", "*.xml"],
        ["eu-csv"] = ["Eu", "Specimens", "*.csv"],
        ["uk-csv"] = ["Uk", "Specimens"],
        ["interpol-json"] = ["Interpol", "Specimens"],
        ["ftm-jsonl"] = ["Ftm", "Specimens"],
    };

    public static IReadOnlyList<SourceFile> Ofac() => Of("ofac-csv");

    private static IReadOnlyList<SourceFile> Files(string[] folder) =>
    [
        .. Directory.GetFiles(Folder(folder[..2]), folder.ElementAtOrDefault(2) ?? "*").Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path))),
    ];

    public static IReadOnlyList<AlertEntry> OfacEntries() => new OfacCsvImporter().Import(Ofac()).Entries!;

    public static SourceFile National() =>
        new("national.csv", File.ReadAllBytes(Path.Combine(Folder("National", "Specimens"), "national.csv")));

    public static IReadOnlyList<AlertEntry> NationalEntries() =>
        new NationalCsvImporter().Import([National()]).Entries!;

    /// <summary>The files with one of them changed as text.</summary>
    public static IReadOnlyList<SourceFile> OfacWith(string file, Func<string, string> change) =>
        [.. Ofac().Select(one => one.Name == file ? Changed(one, change) : one)];

    public static SourceFile Changed(SourceFile file, Func<string, string> change) =>
        file with { Content = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(file.Content))) };
}
