using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Which fingers of a traveller are asked for, by the country's policy and by what is known.</summary>
internal sealed class FingerPlanning(LaneProfile profile, IOptions<FingerprintsOptions> options)
{
    /// <summary>Absences that an earlier enrolment at this lane says are for good.</summary>
    internal static IReadOnlyList<AbsentFinger> KnownAbsences(InspectionSubject subject) => [];

    /// <summary>The plan; without fingers when none of any set is there.</summary>
    internal CapturePlan Plan(InspectionSubject subject, IReadOnlyList<AbsentFinger> absences)
    {
        var gone = absences.Select(one => (int)one.Position).ToHashSet();
        var chosen = profile.Current.Fingerprints.Choose(gone);
        if (chosen.Count == 0) chosen = profile.Current.Fingerprints.Choices[0];
        return Of([.. chosen.Select(one => (FingerPosition)one)], absences);
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
        Attempts = profile.Current.Fingerprints.Tries,
        GoodQuality = profile.Current.Fingerprints.MinimumQuality,
        Limit = options.Value.CaptureLimit,
    };
}
