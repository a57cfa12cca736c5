using System.Text.Json;
using System.Text.Json.Serialization;
using Bmis.Central.Watchlists.Drills;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>
/// What the desk said of a subject in one version: of an entry, of a list, or of a drill. Prints as its id.
/// </summary>
internal sealed record DeskWord(
    string SubjectId, int Version, DeskEntry? Entry, ListTerms? List, DrillPlan? Drill = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The same bytes for the same content.</summary>
    public static byte[] Write<T>(T content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <summary>Whether two say the same.</summary>
    public static bool IsSame<T>(T one, T other) => Write(one).AsSpan().SequenceEqual(Write(other));

    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    public static T Read<T>(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) ?? throw new InvalidDataException("It is empty.");
        }
        catch (JsonException)
        {
            throw new InvalidDataException("What the desk said cannot be read.");
        }
    }

    public override string ToString() => SubjectId;
}
