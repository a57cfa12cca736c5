using Bmis.Biometrics;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints.Comparing;

/// <summary>
/// Compares taken fingers with earlier ones (1:1). The bands of the country's policy say what a score means; no band
/// refuses anybody.
/// </summary>
internal sealed class FingerVerifying(IFingerprintEngine engine, LaneProfile profile)
{
    internal const string NoMatch = "fingers.no-match";
    internal const string Namesake = "fingers.namesake";
    internal const string ChipDiffers = "fingers.chip-differs";
    internal const string NotComparable = "fingers.not-comparable";
    internal const string First = "fingers.first";
    internal const string Broken = "fingers.failed";
    internal const string None = "fingers.none";

    /// <summary>
    /// The comparison with the first earlier fingers that match; else with the first that can be compared, else with
    /// the first. What belongs to the document goes before what belongs to the person alone. Null when there is nothing
    /// to compare.
    /// </summary>
    internal FingerComparison? Compare(CaptureResult taken, IReadOnlyList<EarlierFingers> earlier)
    {
        if (taken.Fingers.Count == 0 || earlier.Count == 0) return null;
        var probe = FingerSets.Of(taken.Fingers);
        var all = earlier.Select(one => Compare(taken, probe, one)).ToList();
        return Best(all.FindAll(one => one.OnDocument)) ?? Best(all) ?? all[0];
    }

    /// <summary>What they come to as a check.</summary>
    internal static CheckFinding Judge(FingerComparisons compared, string doubt) => compared.Disagree
        ? new(CheckResult.Undetermined, ChipDiffers)
        : Judge(compared.Taken.Result, compared.Counting, doubt);

    /// <summary>What one comparison comes to as a check.</summary>
    internal static CheckFinding Judge(CaptureResult taken, FingerComparison? comparison, string doubt) =>
        comparison switch
        {
            _ when taken.Fingers.Count == 0 => new(CheckResult.NotPerformed, None),
            null when doubt.Length > 0 => new(CheckResult.NotPerformed, doubt),
            null => new(CheckResult.NotSupported, First),
            { Band: FingerBand.Match } => new(FingerBands.Result(FingerBand.Match)),
            { IsNamesake: true } => new(CheckResult.Undetermined, Namesake),
            { Band: FingerBand.NoMatch } => new(FingerBands.Result(FingerBand.NoMatch), NoMatch),
            _ => new(FingerBands.Result(FingerBand.NotComparable), NotComparable),
        };

    private static FingerComparison? Best(List<FingerComparison> all) =>
        all.Find(one => one.Band == FingerBand.Match) ?? all.Find(one => one.Band == FingerBand.NoMatch);

    private FingerComparison Compare(CaptureResult taken, FingerSet probe, EarlierFingers earlier)
    {
        var threshold = profile.Current.Fingerprints.ThresholdsOf(FingerEvents.KindOf(taken.Count)).Match;
        var outcome = new SetComparison(engine, threshold).Verify(probe, earlier.Prints);
        return new(
            earlier.Against,
            earlier.EnrolmentId,
            earlier.At,
            BandOf(outcome.Band),
            outcome.Score,
            threshold,
            [
                .. outcome.Fingers.Select(one => new VerifiedFinger(
                    (int)one.Position,
                    BandOf(one.Outcome, threshold),
                    one.Outcome.Score,
                    taken.Fingers.First(finger => finger.Position == one.Position).Quality)),
            ],
            earlier.OnDocument);
    }

    private static FingerBand BandOf(Verification outcome, double threshold) =>
        outcome.Band == VerificationBand.NotComparable ? FingerBand.NotComparable
        : outcome.Score >= threshold ? FingerBand.Match : FingerBand.NoMatch;

    private static FingerBand BandOf(VerificationBand band) => band switch
    {
        VerificationBand.Match => FingerBand.Match,
        VerificationBand.NoMatch => FingerBand.NoMatch,
        _ => FingerBand.NotComparable,
    };
}
