using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>The texts of an event that go into columns of the warehouse.</summary>
internal static class FingerTexts
{
    public static IEnumerable<string> Of(FingerprintEvent happened) => happened switch
    {
        FingersEnrolled enrolled => [enrolled.Engine, .. Of(enrolled.Capture)],
        FingersVerified verified => [verified.Engine, .. Of(verified.Capture)],
        FingersSearched searched => [searched.Engine],
        _ => [],
    };

    private static string[] Of(FingerCapture capture) =>
        [capture.Device.Name, capture.Device.Kind, capture.Reason];
}
