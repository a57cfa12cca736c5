using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Policies;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Which fingers of a traveller are asked for, by the country's policy and by what is known.</summary>
internal sealed class FingerPlanning(
    LaneProfile profile, EarlierEnrolments enrolments, IOptions<FingerprintsOptions> options)
{
    private FingerprintPolicy Policy => profile.Current.Fingerprints;

    /// <summary>The traveller's last enrolment at this lane; null without one. It reads the lane's disk.</summary>
    internal EarlierFingers? Recall(InspectionSubject subject) =>
        enrolments.Own(subject) is [var last, ..] ? last : null;

    /// <summary>Absences that an earlier enrolment at this lane says are for good.</summary>
    internal IReadOnlyList<AbsentFinger> KnownAbsences(EarlierFingers? earlier) =>
    [
        .. (earlier?.Fingers ?? []).Where(one => Policy.Permanent.Contains(one.Presence))
            .Select(one => new AbsentFinger((FingerPosition)one.Position, one.Presence)),
    ];

    /// <summary>
    /// The plan: the set of which this lane has enrolled the most fingers, so that there is something to compare; else
    /// the one that the policy chooses; its first one when no finger of any set is there.
    /// </summary>
    internal CapturePlan Plan(EarlierFingers? earlier, IReadOnlyList<AbsentFinger> absences)
    {
        var gone = absences.Select(one => (int)one.Position).ToHashSet();
        var chosen = Known(earlier, gone) ?? Policy.Choose(gone);
        if (chosen.Count == 0) chosen = Policy.Choices[0];
        return Of([.. chosen.Select(one => (FingerPosition)one)], absences);
    }

    private IReadOnlyList<int>? Known(EarlierFingers? earlier, HashSet<int> gone)
    {
        if (earlier is null) return null;
        var best = Policy.Choices
            .Select(set => (Set: set, Count: set.Count(one =>
                !gone.Contains(one) && earlier.Prints.Prints.ContainsKey((FingerPosition)one))))
            .MaxBy(one => one.Count);
        return best.Count > 0 ? best.Set : null;
    }

    /// <summary>The plan for one finger that is to be taken anew.</summary>
    internal CapturePlan Again(FingerPosition finger) => Of([finger], []);

    /// <summary>What a capture brings home whose reader broke at once.</summary>
    internal static CaptureResult Nothing(IFingerReader reader, CapturePlan plan) => new(
        CaptureEnd.ReaderLost,
        [],
        plan.Absent,
        [.. plan.Fingers.Except(plan.Absent.Select(one => one.Position))],
        new(reader.Name, reader.Kind, plan.Fingers.Count - plan.Absent.Count, 0, 0, 0, 1, 0));

    private CapturePlan Of(IReadOnlyList<FingerPosition> fingers, IReadOnlyList<AbsentFinger> absences) => new(fingers)
    {
        Absent = [.. absences.Where(one => fingers.Contains(one.Position))],
        Attempts = Policy.Tries,
        GoodQuality = Policy.MinimumQuality,
        Limit = options.Value.CaptureLimit,
    };
}
