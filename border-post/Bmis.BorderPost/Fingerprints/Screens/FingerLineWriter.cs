using System.Globalization;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Fingerprints.Screens;

/// <summary>
/// What became of the traveller's fingers as a line of the checks: the band in a word, and with what they were
/// compared.
/// </summary>
internal sealed class FingerLineWriter(IStringLocalizer<LaneView> texts, FingerScenes scenes, LaneCalendar calendar)
{
    /// <summary>The line; null where the check is told as others are.</summary>
    internal CheckView? Write(Inspection inspection, CheckOutcome outcome)
    {
        if (outcome.Check != FingerChecks.Verification) return null;
        if (outcome.Reason == FingerVerifying.First)
            return Line("neutral", texts["finger.band.none"], texts["fingers.first"]);
        // What the page knows of a comparison may be older, or newer, than the check.
        return scenes.Current.State is { Comparison: { } comparison } state && state.InspectionId == inspection.Id
            && IsOf(comparison, outcome)
            ? Line(State(comparison, outcome), Word(comparison.Band), Sentence(comparison, outcome.Reason))
            : null;
    }

    /// <summary>
    /// Whether nothing is said of it, because the line of the capture says what is wrong, or says that it runs.
    /// </summary>
    internal static bool IsQuiet(Inspection inspection, CheckOutcome outcome) =>
        outcome is { Check: FingerChecks.Verification, Reason: FingerVerifying.First or FingerVerifying.None }
        && inspection.Outcomes.Any(one => one is
        {
            Check: FingerChecks.Capture, Result: not CheckResult.Successful,
        });

    /// <summary>A band in a word.</summary>
    internal string Word(FingerBand band) => texts["finger.band." + band];

    /// <summary>With what fingers were compared.</summary>
    internal string Against(FingerComparison comparison) => comparison.EarlierAt is { } at
        ? texts["fingers.against." + comparison.Against, Day(at)]
        : texts["fingers.against." + VerifiedAgainst.Chip];

    /// <summary>How a line of that band looks.</summary>
    internal static string State(FingerBand band) => band switch
    {
        FingerBand.Match => "passed",
        FingerBand.NoMatch => "failed",
        _ => "missing",
    };

    private static bool IsOf(FingerComparison comparison, CheckOutcome outcome) =>
        FingerBands.Result(comparison.Band) == outcome.Result
        || (comparison.Band == FingerBand.NoMatch
            && outcome.Reason is FingerVerifying.Namesake or FingerVerifying.ChipDiffers);

    // A comparison that settles nothing does not look as one that does.
    private static string State(FingerComparison comparison, CheckOutcome outcome) =>
        State(outcome.Result == CheckResult.Undetermined ? FingerBand.NotComparable : comparison.Band);

    private string Day(DateTimeOffset at) =>
        calendar.Local(at).ToString("d MMM yyyy", CultureInfo.CurrentCulture);

    private string Sentence(FingerComparison comparison, string reason) => reason.Length == 0
        ? Against(comparison)
        : $"{Against(comparison)}. {texts["reason." + reason]}";

    private CheckView Line(string state, string word, string sentence) =>
        new(state, texts["fingers.title"], word, sentence);
}
