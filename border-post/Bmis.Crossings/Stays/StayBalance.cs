namespace Bmis.Crossings.Stays;

/// <summary>What a regime says about a person on a day.</summary>
/// <param name="DaysUsed">
/// Days that count against the regime on that day, today included when the person is there; an exit that is missing is
/// presumed at the latest possible day.
/// </param>
/// <param name="DaysUsedAtLeast">The same with missing exits presumed at once: equal when nothing is uncertain.</param>
/// <param name="DaysRemaining">
/// Days in a row, today first, that the person may be there; 0 when not even today; null when no stay is counted.
/// </param>
/// <param name="LastDay">Last authorised day; null when there is none or no stay is counted.</param>
/// <param name="DaysOverstayed">Days of the open stay, or of the one that ends today, that were not authorised.</param>
/// <param name="NextEntry">First day on which an entry is possible again; null when one is possible today.</param>
/// <param name="IsCertain">False when a missing record was presumed: the days used are then an upper bound.</param>
public sealed record StayBalance(
    int DaysUsed,
    int DaysUsedAtLeast,
    int? DaysRemaining,
    DateOnly? LastDay,
    int DaysOverstayed,
    DateOnly? NextEntry,
    bool IsCertain);
