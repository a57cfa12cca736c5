namespace Bmis.Crossings.Fingerprints;

/// <summary>A traveller's fingers were compared with earlier ones (1:1), or it was tried.</summary>
public sealed record FingersVerified(
    Guid EventId, DateTimeOffset At, string OfficerId, string ShiftId, Guid CrossingId)
    : FingerprintEvent(EventId, At, OfficerId, ShiftId, CrossingId)
{
    /// <summary>Where the earlier ones came from.</summary>
    public required VerifiedAgainst Against { get; init; }

    /// <summary>The earlier enrolment; null for those of a chip.</summary>
    public required Guid? EnrolmentId { get; init; }

    /// <summary>How the fingers were taken; without success the band is not comparable.</summary>
    public required FingerCapture Capture { get; init; }

    /// <summary>The engine that compared, as it names itself.</summary>
    public required string Engine { get; init; }

    /// <summary>The fused score from which it was a match.</summary>
    public required double Threshold { get; init; }

    /// <summary>What all fingers together say.</summary>
    public required FingerBand Band { get; init; }

    /// <summary>Their fused score.</summary>
    public required double Score { get; init; }

    /// <summary>What every finger says, each position once.</summary>
    public required IReadOnlyList<VerifiedFinger> Fingers { get; init; }
}
