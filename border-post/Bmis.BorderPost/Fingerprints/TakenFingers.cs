using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Inspecting;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>The fingers of a traveller, as they were taken at the desk.</summary>
/// <param name="Subject">The inspection, as it was known when they were taken.</param>
/// <param name="At">When the capture ended.</param>
/// <param name="Result">What it brought home.</param>
/// <param name="Standing">How each finger stood at the end.</param>
internal sealed record TakenFingers(
    InspectionSubject Subject, DateTimeOffset At, CaptureResult Result, IReadOnlyList<FingerStanding> Standing)
{
    private const int MostAttempts = Crossings.Fingerprints.FingerCapture.MostAttempts;

    /// <summary>Pictures that were taken of a finger.</summary>
    internal int AttemptsOf(FingerPosition finger) =>
        Math.Min(Standing.FirstOrDefault(one => one.Position == finger)?.Attempts ?? 0, MostAttempts);

    internal Guid InspectionId => Subject.InspectionId;

    public override string ToString() => "[taken fingers]";
}
