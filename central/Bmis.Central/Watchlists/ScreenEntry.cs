using System.Text.Json;
using System.Text.Json.Serialization;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// An entry as one line of JSON, so that the engine can be measured without a server. It prints as its id.
/// </summary>
internal sealed record ScreenEntry
{
    private const int MostItems = 1000;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 4,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public string? Id { get; init; }

    public EntryKind Kind { get; init; }

    public IReadOnlyList<NameLine> Names { get; init; } = [];

    public IReadOnlyList<string> BirthDates { get; init; } = [];

    public IReadOnlyList<string> Nationalities { get; init; } = [];

    public string? Sex { get; init; }

    public IReadOnlyList<DocumentLine> Documents { get; init; } = [];

    public override string ToString() => Id ?? "[entry]";

    /// <summary>Reads one JSON object, or says in a sentence without content what is wrong.</summary>
    /// <param name="line">The object.</param>
    /// <param name="usualId">The id of an entry that gives none; null where it must give one.</param>
    public static (AlertEntry? Entry, string? Problem) Read(string line, string? usualId = null)
    {
        try
        {
            return JsonSerializer.Deserialize<ScreenEntry>(line, Web) is { } entry
                ? (entry with { Id = entry.Id ?? usualId }).ToAlertEntry()
                : (null, "it is not an object.");
        }
        catch (JsonException fault)
        {
            return (null, $"it is not an entry as JSON (position {fault.BytePositionInLine}).");
        }
    }

    private (AlertEntry? Entry, string? Problem) ToAlertEntry()
    {
        if (string.IsNullOrWhiteSpace(Id)) return Wrong("id");
        if (Names.Count + Documents.Count is 0 or > MostItems) return Wrong("names");
        var names = Names.Select(one => one?.ToAlertName()).ToList();
        var births = BirthDates.Select(IntervalOf).ToList();
        var states = Nationalities.Select(CountryCode.Parse).ToList();
        var documents = Documents.Select(one => one?.ToAlertDocument()).ToList();
        var sex = default(Sex?);
        if (!string.IsNullOrWhiteSpace(Sex))
        {
            if (!SexCode.Parse(Sex).TryGet(out var parsed)) return Wrong("sex");
            sex = parsed;
        }

        if (names.Contains(null)) return Wrong("names");
        if (births.Contains(null)) return Wrong("birthDates");
        if (states.Exists(one => !one.Succeeded)) return Wrong("nationalities");
        if (documents.Contains(null)) return Wrong("documents");
        return (new()
        {
            Id = Id,
            Kind = Kind,
            Names = [.. names.OfType<AlertName>()],
            BirthDates = [.. births.OfType<BirthInterval>()],
            Nationalities = [.. states.Select(one => one.Value)],
            Sex = sex,
            Documents = [.. documents.OfType<AlertDocument>()],
        }, null);
    }

    private static (AlertEntry? Entry, string? Problem) Wrong(string field) =>
        (null, $"the field {field} is missing or wrong.");

    // A date, or two with a slash; a tilde before it is circa.
    private static BirthInterval? IntervalOf(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var certainty = trimmed.StartsWith('~') ? BirthCertainty.Approximate : BirthCertainty.Stated;
        var ends = trimmed.TrimStart('~').Split('/').Select(PartialDate.Parse).ToArray();
        if (ends.Length > 2 || !ends.All(end => end.Succeeded && !end.Value.IsUnknown)) return null;
        return ends.Length == 1
            ? BirthInterval.Of(ends[0].Value, certainty)
            : BirthInterval.Between(ends[0].Value.Earliest, ends[1].Value.Latest, certainty);
    }

    /// <summary>A name of an entry; a comma divides the identifiers.</summary>
    internal sealed record NameLine(
        string? Text, NameKind Kind = NameKind.Primary, NameQuality Quality = NameQuality.Strong)
    {
        public AlertName? ToAlertName()
        {
            var text = (Text ?? "").Trim();
            if (!text.Any(char.IsLetter) || text.Length > PersonName.MaximumLength) return null;
            var comma = text.IndexOf(',', StringComparison.Ordinal);
            return comma <= 0
                ? new(text, "", Kind, Quality)
                : new(text[..comma].Trim(), text[(comma + 1)..].Trim(), Kind, Quality);
        }

        public override string ToString() => "[name]";
    }

    /// <summary>A document of an entry.</summary>
    internal sealed record DocumentLine(string? Number, string? IssuingState = null, string? Type = null)
    {
        public AlertDocument? ToAlertDocument()
        {
            if (!DocumentNumber.Parse(Number).TryGet(out var number)) return null;
            if (string.IsNullOrWhiteSpace(IssuingState)) return new(Type ?? "", number, null);
            return CountryCode.Parse(IssuingState).TryGet(out var state) ? new(Type ?? "", number, state) : null;
        }

        public override string ToString() => "[document]";
    }
}
