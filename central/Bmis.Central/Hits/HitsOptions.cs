using Bmis.Watchlist.Lists;

namespace Bmis.Central.Hits;

/// <summary>How long things about hits take at most, and how far back is searched.</summary>
internal sealed class HitsOptions
{
    /// <summary>Minutes after which a claim on which nothing was decided falls back to the queue.</summary>
    public int ClaimMinutes { get; set; } = 30;

    /// <summary>Minutes to a decision where a person's liberty or safety is at stake: arrest, protection, departure.
    /// </summary>
    public int UrgentMinutes { get; set; } = 15;

    /// <summary>Minutes to a decision where the border is: refuse, seize, refer, specific check.</summary>
    public int UsualMinutes { get; set; } = 60;

    /// <summary>Minutes to a decision where only something is collected.</summary>
    public int QuietMinutes { get; set; } = 480;

    /// <summary>Days for which a traveller is cleared of an entry.</summary>
    public int ClearanceDays { get; set; } = 180;

    /// <summary>The same for an entry whose action is urgent.</summary>
    public int UrgentClearanceDays { get; set; } = 30;

    /// <summary>Whether second line's word that an entry means somebody else is enough.</summary>
    public bool SecondLineClears { get; set; }

    /// <summary>Days of crossings that a new entry is searched in.</summary>
    public int BackSearchDays { get; set; } = 30;

    /// <summary>Days after which lanes count the list of clearances as expired.</summary>
    public int ListLifetimeDays { get; set; } = 14;

    /// <summary>How long a decision may take for an action.</summary>
    public TimeSpan DeadlineOf(AlertAction action) => TimeSpan.FromMinutes(
        IsUrgent(action) ? UrgentMinutes : IsQuiet(action) ? QuietMinutes : UsualMinutes);

    /// <summary>Days that a clearance of an entry with this action lasts.</summary>
    public int ClearanceDaysOf(AlertAction action) => IsUrgent(action) ? UrgentClearanceDays : ClearanceDays;

    /// <summary>A sentence that says what is wrong, or null.</summary>
    public string? Problem() =>
        Problem(nameof(ClaimMinutes), ClaimMinutes, 1440)
        ?? Problem(nameof(UrgentMinutes), UrgentMinutes, 1440)
        ?? Problem(nameof(UsualMinutes), UsualMinutes, 10_080)
        ?? Problem(nameof(QuietMinutes), QuietMinutes, 10_080)
        ?? Problem(nameof(ClearanceDays), ClearanceDays, 3650)
        ?? Problem(nameof(UrgentClearanceDays), UrgentClearanceDays, 3650)
        ?? Problem(nameof(BackSearchDays), BackSearchDays, 3650)
        ?? Problem(nameof(ListLifetimeDays), ListLifetimeDays, 365);

    private static bool IsUrgent(AlertAction action) =>
        AlertPrecedence.RankOf(action) >= AlertPrecedence.RankOf(AlertAction.PreventDeparture);

    private static bool IsQuiet(AlertAction action) =>
        AlertPrecedence.RankOf(action) < AlertPrecedence.RankOf(AlertAction.SpecificCheck);

    private static string? Problem(string name, int value, int most) => value < 1 || value > most
        ? $"The setting Hits:{name} must lie between 1 and {most}."
        : null;
}
