using System.Reflection;
using System.Text.Json;

namespace Bmis.Components.Languages;

/// <summary>
/// The texts of one JSON file: an object of keys and texts. <c>$name</c> is the language's own name and
/// <c>$direction</c> is <c>ltr</c> or <c>rtl</c>.
/// </summary>
internal static class TextFile
{
    internal const string Name = "$name";
    internal const string Direction = "$direction";

    // A language file of the whole product has some thousand short texts.
    private const int LargestFile = 1 << 20;

    internal static Dictionary<string, string> Embedded(Assembly assembly, string code)
    {
        using var stream = assembly.GetManifestResourceStream($"languages/{code}.json");
        return stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    internal static Dictionary<string, string> OnDisk(string path)
    {
        if (new FileInfo(path).Length > LargestFile)
            throw new InvalidDataException($"The language file {path} is larger than {LargestFile} bytes.");
        try
        {
            // Reading as text drops the byte order mark that some editors write.
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The language file {path} is not an object of texts.", exception);
        }
    }
}
