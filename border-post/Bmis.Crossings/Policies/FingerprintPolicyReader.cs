using Bmis.Crossings.Fingerprints;

namespace Bmis.Crossings.Policies;

/// <summary>Checks the section <c>fingerprints</c> of a country's profile as a whole.</summary>
internal static class FingerprintPolicyReader
{
    private const int MostChoices = 16;
    private const int MostTries = 10;
    private const int OldestExempt = 18;

    // That a print was taken is no absence, and the age says by itself who is exempt.
    private static readonly FingerPresence[] NoReasons = [FingerPresence.Captured, FingerPresence.UnderAge];

    /// <summary>The policy, when it is one.</summary>
    /// <exception cref="FormatException">It is none; the message names the place and what is wrong.</exception>
    internal static FingerprintPolicy Check(FingerprintPolicy policy) =>
        (Choices(policy) ?? Absences(policy) ?? Figures(policy) ?? Thresholds(policy.Thresholds)) is { } problem
            ? throw new FormatException($"Country profile, fingerprints, {problem}.")
            : policy;

    private static string? Choices(FingerprintPolicy policy)
    {
        if (policy.Choices.Count is 0 or > MostChoices) return "choices: none or too many";
        for (var i = 0; i < policy.Choices.Count; i++)
        {
            var set = policy.Choices[i];
            if (set.Count is 0 or > FingerprintEvent.MostFingers) return $"choices[{i}]: no finger or too many";
            if (set.Distinct().Count() < set.Count) return $"choices[{i}]: a finger stands twice";
            if (set.Any(one => one is < 1 or > FingerprintEvent.MostFingers))
                return $"choices[{i}]: a position is 1 to {FingerprintEvent.MostFingers}";
        }

        return policy.Fewest < 1 || policy.Fewest > policy.Choices[0].Count
            ? "fewest: must be 1 to the number of fingers of the first choice"
            : null;
    }

    private static string? Absences(FingerprintPolicy policy)
    {
        var reasons = policy.Permanent.Concat(policy.Temporary).ToList();
        if (NoReasons.FirstOrDefault(reasons.Contains) is var wrong && wrong != default)
            return $"permanent, temporary: {wrong} is no reason";
        return reasons.Distinct().Count() < reasons.Count ? "permanent, temporary: a reason stands twice" : null;
    }

    private static string? Figures(FingerprintPolicy policy) => policy switch
    {
        { ExemptBelowAge: < 0 or > OldestExempt } => $"exemptBelowAge: must be 0 to {OldestExempt}",
        { MinimumQuality: < 0 or > 100 } => "minimumQuality: must be 0 to 100",
        { Tries: < 1 or > MostTries } => $"tries: must be 1 to {MostTries}",
        _ when policy.Search.Distinct().Count() < policy.Search.Count => "search: a gallery stands twice",
        _ => null,
    };

    private static string? Thresholds(IReadOnlyList<FingerThresholds> thresholds)
    {
        if (thresholds.Count is 0 or > FingerThresholds.Most) return "thresholds: none or too many";
        for (var i = 0; i < thresholds.Count; i++)
        {
            var one = thresholds[i];
            if (one.Device.Length > FingerprintEvent.LongestCode) return $"thresholds[{i}], device: too long";
            if (one.Device.Length == 0 != (i == thresholds.Count - 1))
                return $"thresholds[{i}], device: the last one, and no other, is for every other reader";
            if (one.Match is not (> 0 and <= FingerprintEvent.GreatestScore))
                return $"thresholds[{i}], match: no score";
            if (one.Search < one.Match || !(one.Search <= FingerprintEvent.GreatestScore))
                return $"thresholds[{i}], search: must not be below match";
            if (one.Origin.Length is 0 or > FingerThresholds.LongestOrigin)
                return $"thresholds[{i}], origin: says not, or at too great length, where the figures come from";
        }

        return thresholds.DistinctBy(one => one.Device).Count() < thresholds.Count
            ? "thresholds: a reader stands twice"
            : null;
    }
}
