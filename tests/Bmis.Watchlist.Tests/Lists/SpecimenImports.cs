using System.Text;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Lists;

/// <summary>Imports of the specimens of sources that are one file.</summary>
internal static class SpecimenImports
{
    /// <summary>The entries of a source's specimen by their ids.</summary>
    public static Dictionary<string, AlertEntry> Entries(string source)
    {
        var result = ListImporters.Find(source)!.Import(Specimens.Of(source));
        Assert.True(result.Succeeded, string.Join('\n', result.Problems));
        return result.Entries.ToDictionary(entry => entry.Id);
    }

    /// <summary>The outcome with one text of the specimen replaced; the text must be there.</summary>
    public static ImportResult Changed(string source, string right, string wrong)
    {
        var file = Specimens.Of(source)[0];
        Assert.Contains(right, Encoding.UTF8.GetString(file.Content), StringComparison.Ordinal);
        return ListImporters.Find(source)!.Import(
            [Specimens.Changed(file, text => text.Replace(right, wrong, StringComparison.Ordinal))]);
    }
}
