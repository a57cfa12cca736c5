using System.Collections.Frozen;

namespace Bmis.Crossings.CodeLists;

/// <summary>The code lists that come with the product; a country replaces any of them by a newer version.</summary>
public static class StandardCodeLists
{
    private static readonly FrozenDictionary<string, CodeList> Lists =
        Read().ToFrozenDictionary(list => list.Name);

    /// <summary>Every list.</summary>
    public static IEnumerable<CodeList> All => Lists.Values;

    /// <summary>Decisions about a traveller.</summary>
    public static CodeList Decisions => Lists["decisions"];

    /// <summary>Directions of a crossing.</summary>
    public static CodeList Directions => Lists["directions"];

    /// <summary>The list of a name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such list.</exception>
    public static CodeList Get(string name) => Lists[name];

    private static IEnumerable<CodeList> Read()
    {
        var assembly = typeof(StandardCodeLists).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(
            name => name.Contains(".CodeLists.", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            yield return CodeList.Parse(bytes.ToArray());
        }
    }
}
