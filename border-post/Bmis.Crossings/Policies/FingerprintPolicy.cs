using Bmis.Crossings.Fingerprints;

namespace Bmis.Crossings.Policies;

/// <summary>
/// Which fingers a country takes, from whom and how well; the standard profile follows Regulation (EU) 2017/2226,
/// Art. 17. Whether a traveller is asked at all says <see cref="TravelRule.Fingerprints"/>. Immutable; made by
/// <see cref="CountryProfile"/>.
/// </summary>
/// <param name="Choices">
/// Sets of positions, the preferred one first: a lane takes one of them. A position is 1 to 10, right thumb to left
/// little finger (ISO/IEC 19794-2:2005, table 2).
/// </param>
/// <param name="Fewest">How many fingers of a set must be there for it to be taken.</param>
/// <param name="ExemptBelowAge">Age in years from which fingerprints are taken.</param>
/// <param name="Permanent">Absences that exempt a finger for good.</param>
/// <param name="Temporary">Absences that are accepted now and asked about again at the next crossing.</param>
/// <param name="MinimumQuality">Quality from which a print is good enough to be enrolled, 0 to 100.</param>
/// <param name="Tries">How often a finger is asked for before the best print is kept as it is.</param>
/// <param name="VerifyOnExit">Whether fingers are compared with those of the entry when a traveller leaves.</param>
/// <param name="Search">
/// Among whom a lane searches (1:N). Empty, which is off, until thresholds were calibrated with local prints.
/// </param>
/// <param name="Thresholds">Where the bands begin; the last one is that of every other reader.</param>
public sealed record FingerprintPolicy(
    IReadOnlyList<IReadOnlyList<int>> Choices,
    int Fewest,
    int ExemptBelowAge,
    IReadOnlyList<FingerPresence> Permanent,
    IReadOnlyList<FingerPresence> Temporary,
    int MinimumQuality,
    int Tries,
    bool VerifyOnExit,
    IReadOnlyList<SearchGallery> Search,
    IReadOnlyList<FingerThresholds> Thresholds)
{
    /// <summary>
    /// The fingers to ask a traveller for: the first set of which enough are there; when no set has enough, the one
    /// with the most. The set goes with its absent fingers, because their absence is recorded. Empty when no finger of
    /// any set can be taken.
    /// </summary>
    /// <param name="absent">Positions of which it is known that they cannot be taken.</param>
    public IReadOnlyList<int> Choose(IReadOnlySet<int> absent)
    {
        var there = Choices.Select(set => (Set: set, Count: set.Count(one => !absent.Contains(one)))).ToList();
        var enough = there.FirstOrDefault(one => one.Count >= Fewest);
        var chosen = enough.Set is null ? there.MaxBy(one => one.Count) : enough;
        return chosen.Count == 0 ? [] : chosen.Set;
    }

    /// <summary>Whether somebody of this age gives no fingerprints; an age that is not known does not exempt.</summary>
    public bool IsExempt(int? age) => age < ExemptBelowAge;

    /// <summary>Whether an enrolment is complete with a finger of this presence, at least until the next crossing.
    /// </summary>
    public bool Accepts(FingerPresence presence) =>
        presence is FingerPresence.Captured or FingerPresence.UnderAge
        || Permanent.Contains(presence)
        || Temporary.Contains(presence);

    /// <summary>
    /// The fingers of an earlier enrolment that a traveller is asked for again: those whose absence was to pass, and
    /// those whose absence was not accepted.
    /// </summary>
    /// <param name="enrolled">The earlier enrolment's fingers.</param>
    /// <param name="age">The traveller's age now; null when it is not known.</param>
    public IReadOnlyList<int> AskAgain(IEnumerable<EnrolledFinger> enrolled, int? age) => IsExempt(age)
        ? []
        : [.. enrolled
            .Where(finger => finger.Presence != FingerPresence.Captured && !Permanent.Contains(finger.Presence))
            .Select(finger => finger.Position)];

    /// <summary>The thresholds of a reader.</summary>
    /// <param name="deviceKind">A code, such as <c>serial</c>.</param>
    public FingerThresholds ThresholdsOf(string deviceKind) =>
        Thresholds.FirstOrDefault(one => one.Device == deviceKind) ?? Thresholds[^1];
}
