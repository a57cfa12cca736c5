using Bmis.Crossings.Fingerprints;

namespace Bmis.Crossings.Tests.Fingerprints;

/// <summary>One event of every kind, with every field filled.</summary>
internal static class SampleEvents
{
    internal static readonly DateTimeOffset At = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    private static readonly Guid Event = Guid.Parse("0192f0c1-0000-7000-8000-000000000001");
    private static readonly Guid Crossing = Guid.Parse("0192f0c1-0000-7000-8000-000000000002");
    private static readonly Guid Enrolment = Guid.Parse("0192f0c1-0000-7000-8000-000000000003");

    private static readonly FingerCapture Captured = new(
        new("Specimen R503", "serial"), CaptureOutcome.Captured, "", 3, TimeSpan.FromMicroseconds(12_345_678));

    internal static FingersEnrolled Enrolled => new(Event, At, "o-1", "s-1", Crossing)
    {
        EnrolmentId = Enrolment,
        Purpose = EnrolmentPurpose.FirstRecord,
        Capture = Captured,
        Engine = "bmis-1",
        Fingers =
        [
            new(2, FingerPresence.Captured, 71, 1, new byte[] { 1, 2, 3 }, new(new('a', 64), 20_000, 500, 0)),
            EnrolledFinger.Without(3, FingerPresence.Bandaged),
            EnrolledFinger.Without(4, FingerPresence.Missing),
        ],
        Traveller = SampleCrossing.Full().Traveller,
        Document = SampleCrossing.Full().Document,
    };

    internal static FingersVerified Verified => new(Event, At, "o-1", "s-1", Crossing)
    {
        Against = VerifiedAgainst.Enrolment,
        EnrolmentId = Enrolment,
        Capture = Captured,
        Engine = "bmis-1",
        Threshold = 12.5,
        Band = FingerBand.Match,
        Score = 61.25,
        Fingers = [new(2, FingerBand.Match, 61.25, 64), new(3, FingerBand.NotComparable, 0, 12)],
    };

    internal static FingersVerified Vain => Verified with
    {
        Against = VerifiedAgainst.Chip,
        EnrolmentId = null,
        Capture = Captured with { Outcome = CaptureOutcome.Failed, Reason = "too-dry" },
        Band = FingerBand.NotComparable,
        Score = 0,
        Fingers = [],
    };

    internal static FingersSearched Searched => new(Event, At, "", "", Crossing)
    {
        Gallery = SearchGallery.Alert,
        GalleryVersion = 12,
        Prints = 40_000,
        Probes = 2,
        Elapsed = TimeSpan.FromMicroseconds(81_234),
        Engine = "bmis-1",
        Threshold = 25,
        IsLate = true,
        Candidates = [new("un:1", 80.5, FingerBand.Match), new("un:2", 11, FingerBand.NoMatch)],
    };

    internal static IReadOnlyList<FingerprintEvent> All => [Enrolled, Verified, Vain, Searched];
}
