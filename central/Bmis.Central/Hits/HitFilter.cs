using Bmis.Crossings;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>Which items a page shows, read from its address; a value that is not understood is left out.</summary>
internal sealed record HitFilter
{
    /// <summary>Everything that is not decided.</summary>
    public const string Open = "open";

    /// <summary>A word of <see cref="HitState"/>, or <see cref="Open"/>.</summary>
    public string State { get; init; } = Open;

    public AlertAction? Action { get; init; }

    public string? Post { get; init; }

    /// <summary>One of <see cref="Lists"/>.</summary>
    public string? List { get; init; }

    /// <summary>The lists that hits may come from.</summary>
    public static IReadOnlyList<string> Lists { get; } =
        [ListNames.Alert, ListNames.AlertPrints, ListNames.LostDocuments];

    public HitCursor? After { get; init; }

    public static HitFilter Read(IQueryCollection query) => new()
    {
        State = HitState.All.FirstOrDefault(state => state == query["state"]) ?? Open,
        Action = Enum.GetValues<AlertAction>().Select(one => (AlertAction?)one)
            .FirstOrDefault(one => one.ToString() == query["action"]),
        Post = query["post"].ToString() is { Length: > 0 and <= 16 } post ? post : null,
        List = Lists.FirstOrDefault(list => list == query["list"]),
        After = HitCursor.Parse(query["after"]),
    };

    /// <summary>The query that gives this view again.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery() => new Dictionary<string, string?>
    {
        ["state"] = State == Open ? null : State,
        ["action"] = Action?.ToString(),
        ["post"] = Post,
        ["list"] = List,
        ["after"] = After?.ToString(),
    }.Where(pair => pair.Value is not null);
}
