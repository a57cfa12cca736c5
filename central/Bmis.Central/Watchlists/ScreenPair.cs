using System.Text.Json;
using Bmis.Watchlist;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// A traveller and a candidate as one line of JSON. The candidate has the fields of a query, or those of an entry.
/// </summary>
internal static class ScreenPair
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 6 };

    /// <summary>The two sides, or in a sentence without content what is wrong.</summary>
    public static (AlertQuery? Query, AlertEntry? Entry, string? Problem) Read(string line)
    {
        try
        {
            using var pair = JsonDocument.Parse(line, Shallow);
            if (pair.RootElement.ValueKind != JsonValueKind.Object
                || !pair.RootElement.TryGetProperty("query", out var asked)
                || !pair.RootElement.TryGetProperty("candidate", out var listed))
                return (null, null, "it is not an object with query and candidate.");
            var (query, wrong) = QueryOf(asked);
            if (query is null) return (null, null, $"query: {wrong}");
            var (entry, problem) = EntryOf(listed);
            return entry is null ? (null, null, $"candidate: {problem}") : (query, entry, null);
        }
        catch (JsonException fault)
        {
            return (null, null, $"it is not a pair as JSON (position {fault.BytePositionInLine}).");
        }
    }

    private static (AlertQuery? Query, string? Problem) QueryOf(JsonElement side)
    {
        var (typed, problem) = ScreenQuery.Read(side.GetRawText());
        if (typed is null) return (null, problem);
        var (query, wrong) = typed.ToAlertQuery();
        return query is null ? (null, $"the field {wrong} is missing or wrong.") : (query, null);
    }

    private static (AlertEntry? Entry, string? Problem) EntryOf(JsonElement side)
    {
        if (side.ValueKind == JsonValueKind.Object && side.TryGetProperty("names", out _))
            return ScreenEntry.Read(side.GetRawText(), usualId: "candidate");
        var (query, problem) = QueryOf(side);
        return query is null ? (null, problem) : (Listed(query), null);
    }

    private static AlertEntry Listed(AlertQuery side) => new()
    {
        Id = "candidate",
        Kind = EntryKind.Person,
        Names = side.Name is { } name ? [new(name.Primary, name.Secondary)] : [],
        BirthDates = side.BirthDate.IsUnknown ? [] : [BirthInterval.Of(side.BirthDate)],
        Nationalities = side.Nationality is { } nationality ? [nationality] : [],
        Sex = side.Sex,
        Documents = side.DocumentNumber is { } number ? [new("", number, side.IssuingState)] : [],
    };
}
