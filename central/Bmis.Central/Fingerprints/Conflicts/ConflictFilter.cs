namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Which conflicts a page shows, read from its address; a value that is not understood is left out.</summary>
internal sealed record ConflictFilter
{
    /// <summary>Everything that waits for somebody.</summary>
    public const string Waiting = "waiting";

    /// <summary>A word of <see cref="ConflictState"/>, or <see cref="Waiting"/>.</summary>
    public string State { get; init; } = Waiting;

    public ConflictCursor? After { get; init; }

    /// <summary>Whether it shows what is over: the newest first, while what waits begins with the oldest.</summary>
    public bool IsOver => State is ConflictState.Decided or ConflictState.Erased;

    public static ConflictFilter Read(IQueryCollection query) => new()
    {
        State = ConflictState.All.FirstOrDefault(state => state == query["state"]) ?? Waiting,
        After = ConflictCursor.Parse(query["after"]),
    };

    /// <summary>The query that gives this view again.</summary>
    public IEnumerable<KeyValuePair<string, string?>> ToQuery() => new Dictionary<string, string?>
    {
        ["state"] = State == Waiting ? null : State,
        ["after"] = After?.ToString(),
    }.Where(pair => pair.Value is not null);
}
