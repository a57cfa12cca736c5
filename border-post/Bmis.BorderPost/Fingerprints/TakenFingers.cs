using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>The fingers of a traveller, as they were taken at the desk.</summary>
/// <param name="Subject">The inspection, as it was known when they were taken.</param>
/// <param name="At">When the capture ended.</param>
/// <param name="Result">What it brought home.</param>
internal sealed record TakenFingers(InspectionSubject Subject, DateTimeOffset At, CaptureResult Result)
{
    internal Guid InspectionId => Subject.InspectionId;

    public override string ToString() => "[taken fingers]";
}
