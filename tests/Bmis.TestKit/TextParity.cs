using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Bmis.TestKit;

/// <summary>Compares the texts that an assembly brings in English and French: same keys, same placeholders.</summary>
public static partial class TextParity
{
    /// <summary>Fails when the assembly has no English texts or the French ones differ in shape.</summary>
    public static void Check(Assembly assembly)
    {
        var english = Read(assembly, "en");
        Assert.NotEmpty(english);
        Assert.Empty(Differences(english, Read(assembly, "fr")));
    }

    /// <summary>One sentence for each key that only one has, and for each with other placeholders.</summary>
    public static IEnumerable<string> Differences(
        IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        foreach (var key in first.Keys.Except(second.Keys)) yield return $"{key} is missing in the second.";
        foreach (var key in second.Keys.Except(first.Keys)) yield return $"{key} is missing in the first.";
        foreach (var key in first.Keys.Intersect(second.Keys))
            if (!Places(first[key]).SetEquals(Places(second[key])))
                yield return $"{key} has other placeholders.";
    }

    private static Dictionary<string, string> Read(Assembly assembly, string code)
    {
        using var stream = assembly.GetManifestResourceStream($"languages/{code}.json");
        Assert.NotNull(stream);
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static HashSet<string> Places(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).ToHashSet();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Placeholder();
}
