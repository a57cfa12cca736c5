using Bmis.Crossings.Records;

namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// A traveller's fingers were enrolled, or it was recorded why they were not. Pictures travel beside the journal, see
/// <see cref="FingerSamples"/>.
/// </summary>
public sealed record FingersEnrolled(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId)
    : FingerprintEvent(EventId, At, OfficerId, ShiftId, CrossingId)
{
    /// <summary>Its id, a UUIDv7; pictures are attached to it.</summary>
    public required Guid EnrolmentId { get; init; }

    /// <summary>What for.</summary>
    public required EnrolmentPurpose Purpose { get; init; }

    /// <summary>How the fingers were taken.</summary>
    public required FingerCapture Capture { get; init; }

    /// <summary>The engine that made the templates, as it names itself.</summary>
    public required string Engine { get; init; }

    /// <summary>The fingers that were asked for, each position once, 1 to 10 of them.</summary>
    public required IReadOnlyList<EnrolledFinger> Fingers { get; init; }

    /// <summary>
    /// Whose they are; null when nobody is known. The enrolment is found again by
    /// <see cref="History.HistoryKeys.Person"/>.
    /// </summary>
    public Traveller? Traveller { get; init; }

    /// <summary>
    /// With which document, without its MRZ; null without one. The enrolment is found again by
    /// <see cref="History.HistoryKeys.Document"/>.
    /// </summary>
    public TravelDocument? Document { get; init; }
}
