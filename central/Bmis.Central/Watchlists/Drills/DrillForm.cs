namespace Bmis.Central.Watchlists.Drills;

/// <summary>A drill as a data manager types it, on the page and as JSON. It prints as <c>[drill]</c>.</summary>
internal sealed record DrillForm
{
    /// <summary>The form of a window: minutes, in UTC.</summary>
    public const string Minutes = "yyyy-MM-ddTHH:mm";

    /// <summary><c>PRIMARY, Secondary</c>; empty makes a person up.</summary>
    public string Name { get; init; } = "";

    /// <summary>A whole date; empty makes it up.</summary>
    public string BirthDate { get; init; } = "";

    /// <summary>F, M or X; empty makes it up.</summary>
    public string Sex { get; init; } = "";

    /// <summary>UTO and nothing else.</summary>
    public string Nationality { get; init; } = "UTO";

    /// <summary>UTO and nothing else.</summary>
    public string IssuingState { get; init; } = "UTO";

    /// <summary>At most nine letters and digits; empty makes it up.</summary>
    public string DocumentNumber { get; init; } = "";

    /// <summary>Codes of posts; none for any.</summary>
    public IReadOnlyList<string> Posts { get; init; } = [];

    /// <summary>2026-11-28T10:00, UTC.</summary>
    public string StartsAt { get; init; } = "";

    /// <summary>2026-11-28T18:00, UTC.</summary>
    public string EndsAt { get; init; } = "";

    public string OnEntry { get; init; } = "refer";

    public string OnExit { get; init; } = "refer";

    /// <summary>What whoever plays the person shall do.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>What the lane is told to do.</summary>
    public string Handling { get; init; } = "";

    /// <summary>Who answers at headquarters.</summary>
    public string Contact { get; init; } = "";

    /// <summary>Why it is proposed.</summary>
    public string Reason { get; init; } = "";

    public override string ToString() => "[drill]";
}
