namespace Bmis.Edifact.Profiles;

/// <summary>What is usual in a partner's PNRGOV. An empty list or table means that anything is.</summary>
/// <param name="Releases">Version and release (0052, 0054), such as 13.1.</param>
/// <param name="Agencies">Who controls the message type (0051).</param>
/// <param name="Applications">Application references (0026).</param>
/// <param name="Functions">What a push is (MSG, 1225), and what that means.</param>
/// <param name="WeightUnits">Units of bags' weights (TBD), and what they mean.</param>
/// <param name="UsesParts">Whether a push may come in parts (UNH, S010).</param>
public sealed record BookingRules(
    IReadOnlyList<string> Releases,
    IReadOnlyList<string> Agencies,
    IReadOnlyList<string> Applications,
    IReadOnlyDictionary<string, string> Functions,
    IReadOnlyDictionary<string, string> WeightUnits,
    bool UsesParts);
