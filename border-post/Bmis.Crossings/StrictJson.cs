using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bmis.Crossings;

/// <summary>
/// Reads a country's data files: every part must be there, nothing unknown may be, and enumerations are words.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 8,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>Reads a file.</summary>
    /// <param name="json">Its bytes, in UTF-8.</param>
    /// <param name="what">What it should be, such as "country profile".</param>
    /// <exception cref="FormatException">It is none; the message names the place.</exception>
    internal static T Read<T>(ReadOnlySpan<byte> json, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Options) ?? throw new FormatException($"No {what}: empty.");
        }
        catch (JsonException problem)
        {
            throw new FormatException($"No {what}: line {problem.LineNumber + 1}, {problem.Path}.", problem);
        }
    }
}
