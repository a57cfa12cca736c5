using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bmis.Edifact.Profiles;

/// <summary>
/// Reads partners' profiles from JSON. A profile may be based on one that stands before it: then it holds only what is
/// different, as a merge patch (RFC 7396): tables grow, lists and values are replaced, null takes an entry away.
/// </summary>
public static class ProfileReader
{
    /// <summary>Longest file, in bytes.</summary>
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>Profiles at most.</summary>
    public const int MostProfiles = 500;

    private const string BasedOn = "basedOn";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter<AnswerMeaning>(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">
    /// It is none; the message names the place, such as <c>profiles[2].lists.releases[0]</c>, and what is wrong.
    /// </exception>
    public static PartnerProfiles Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MaximumBytes)
            throw Fault("", "longer than a megabyte");
        var file = Parse(json);
        try
        {
            return ReadFile(file);
        }
        catch (InvalidOperationException)
        {
            // Escapes of a text are taken out when it is asked for; a half of a pair is only noticed then.
            throw Fault("", "holds text with half of a surrogate pair");
        }
    }

    private static PartnerProfiles ReadFile(JsonObject file)
    {
        var version = Whole(file, "version");
        var entries = file["profiles"] as JsonArray ?? throw Fault("profiles", "not a list");
        if (entries.Count is 0 or > MostProfiles)
            throw Fault("profiles", $"none, or more than {MostProfiles}");
        var merged = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        var profiles = entries.Select((entry, index) => ReadOne(entry, $"profiles[{index}]", merged)).ToList();
        var fallback = Text(file, "fallback");
        return new(
            version, profiles,
            profiles.Find(one => one.Code == fallback) ?? throw Fault("fallback", "no profile has this code"));
    }

    internal static PartnerProfiles ReadStandard()
    {
        using var stream = typeof(ProfileReader).Assembly.GetManifestResourceStream(
            "Bmis.Edifact.Profiles.Standard.partners.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read(bytes.ToArray());
    }

    internal static FormatException Fault(string place, string problem) =>
        new(place.Length == 0 ? $"Partner profiles: {problem}." : $"Partner profiles, {place}: {problem}.");

    private static JsonObject Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return JsonNode.Parse(json, documentOptions: options) as JsonObject ?? throw Fault("", "not an object");
        }
        catch (JsonException fault)
        {
            throw Fault("", $"no JSON at line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}");
        }
    }

    private static PartnerProfile ReadOne(JsonNode? entry, string place, Dictionary<string, JsonObject> merged)
    {
        if (entry is not JsonObject own)
            throw Fault(place, "not an object");
        var whole = own.DeepClone().AsObject();
        if (whole[BasedOn] is not null)
        {
            if (!merged.TryGetValue(Text(whole, BasedOn, place), out var basis))
                throw Fault($"{place}.{BasedOn}", "no profile before it has this code");
            whole.Remove(BasedOn);
            whole = Merge(basis, whole);
        }

        var profile = Typed(whole, place);
        ProfileFaults.Demand(profile, place);
        if (!merged.TryAdd(profile.Code, whole))
            throw Fault($"{place}.code", "another profile has it");
        return profile;
    }

    private static PartnerProfile Typed(JsonObject whole, string place)
    {
        try
        {
            return whole.Deserialize<PartnerProfile>(Strict)!;
        }
        catch (JsonException fault)
        {
            var path = fault.Path is { Length: > 1 } inner ? place + inner[1..] : place;
            throw Fault(path, "a member is missing or unknown, or its value is of another kind");
        }
    }

    private static JsonObject Merge(JsonObject basis, JsonObject patch)
    {
        var target = basis.DeepClone().AsObject();
        foreach (var (name, value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject inner && target[name] is JsonObject before)
                target[name] = Merge(before, inner);
            else
                target[name] = value.DeepClone();
        }

        return target;
    }

    private static int Whole(JsonObject file, string name) =>
        file[name] is JsonValue value && value.TryGetValue<int>(out var number) && number >= 1
            ? number : throw Fault(name, "must be a number from 1 on");

    private static string Text(JsonObject from, string name, string place = "") =>
        from[name] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text : throw Fault(place.Length == 0 ? name : $"{place}.{name}", "must be text");
}
