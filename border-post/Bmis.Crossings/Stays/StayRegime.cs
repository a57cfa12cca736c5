namespace Bmis.Crossings.Stays;

/// <summary>How long somebody may stay, as data. Immutable.</summary>
/// <param name="Code">Code, such as <c>90-180</c>.</param>
/// <param name="Kind">How it counts.</param>
/// <param name="Days">Days that are allowed; 0 for the kinds that count none.</param>
/// <param name="Window">Length of the sliding window in days; 0 for the kinds without one.</param>
/// <param name="Labels">Name by language code; <c>en</c> is always there.</param>
public sealed record StayRegime(
    string Code, StayRegimeKind Kind, int Days, int Window, IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>Longest window and largest number of days, in days: ten years.</summary>
    public const int Longest = 3660;

    /// <summary>The name in a language, else in English, else the code.</summary>
    public string Label(string language) =>
        Labels.GetValueOrDefault(language) ?? Labels.GetValueOrDefault("en") ?? Code;

    /// <summary>What is wrong with the numbers, or null.</summary>
    internal string? Problem() => Kind switch
    {
        StayRegimeKind.None or StayRegimeKind.FixedEnd => (Days, Window) == (0, 0) ? null : "it counts no days",
        StayRegimeKind.DaysPerEntry when Days is < 1 or > Longest => $"days must be 1 to {Longest}",
        StayRegimeKind.DaysPerYear when Days is < 1 or > 364 => "days must be 1 to 364",
        StayRegimeKind.DaysInWindow when Window is < 2 or > Longest => $"window must be 2 to {Longest}",
        StayRegimeKind.DaysInWindow when Days < 1 || Days >= Window => "days must be 1 or more and below the window",
        StayRegimeKind.DaysInWindow => null,
        _ => Window == 0 ? null : "it has no window",
    };

    /// <inheritdoc/>
    public override string ToString() => Code;
}
