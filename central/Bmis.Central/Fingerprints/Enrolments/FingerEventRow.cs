using Bmis.Central.Intake;
using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// What was done with fingers as figures of accuracy count it: no person and no candidate. It prints as its number.
/// </summary>
internal sealed record FingerEventRow(int RegionId, string LaneId, long Sequence, Guid EventId, Guid CrossingId)
{
    public const string Enrolled = "enrolled";
    public const string Verified = "verified";
    public const string Searched = "searched";

    public DateTime At { get; init; }

    public string Kind { get; init; } = Searched;

    public string Device { get; init; } = "";

    public string DeviceKind { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string Reason { get; init; } = "";

    public int Attempts { get; init; }

    public TimeSpan Took { get; init; }

    public float? Quality { get; init; }

    public string Against { get; init; } = "";

    public string Band { get; init; } = "";

    public double Score { get; init; }

    public double Threshold { get; init; }

    /// <summary>The enrolment that was compared with; its time of keeping begins anew.</summary>
    public Guid? ComparedWith { get; init; }

    /// <summary>When; a lane whose clock is wrong keeps nothing for longer.</summary>
    public DateTime? ComparedAt { get; init; }

    public static FingerEventRow Of(Batch batch, TakenFingers taken, DateTimeOffset now)
    {
        var happened = taken.Happened;
        var row = new FingerEventRow(
            batch.RegionId, batch.LaneId, taken.Sequence, happened.EventId, happened.CrossingId)
        {
            At = happened.At.UtcDateTime,
        };
        return happened switch
        {
            FingersEnrolled enrolled => row.With(Enrolled, enrolled.Capture) with
            {
                Quality = Mean(enrolled.Fingers.Where(one => one.Presence == FingerPresence.Captured)
                    .Select(one => one.Quality)),
            },
            FingersVerified verified => row.With(Verified, verified.Capture) with
            {
                Quality = Mean(verified.Fingers.Select(one => one.Quality)),
                Against = verified.Against.ToString(),
                Band = verified.Band.ToString(),
                Score = verified.Score,
                Threshold = verified.Threshold,
                ComparedWith = verified.EnrolmentId,
                ComparedAt = verified.EnrolmentId is null
                    ? null
                    : (verified.At < now ? verified.At : now).UtcDateTime,
            },
            FingersSearched searched => row with
            {
                Took = searched.Elapsed, Against = searched.Gallery.ToString(), Threshold = searched.Threshold,
            },
            _ => row,
        };
    }

    public override string ToString() => $"[fingers {Sequence}]";

    private FingerEventRow With(string kind, FingerCapture capture) => this with
    {
        Kind = kind,
        Device = capture.Device.Name,
        DeviceKind = capture.Device.Kind,
        Outcome = capture.Outcome.ToString(),
        Reason = capture.Reason,
        Attempts = capture.Attempts,
        Took = capture.Took,
    };

    private static float? Mean(IEnumerable<int> qualities) =>
        qualities.ToList() is { Count: > 0 } known ? (float)known.Average() : null;
}
