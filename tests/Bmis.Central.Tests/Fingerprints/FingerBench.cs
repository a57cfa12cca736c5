using Bmis.Central.Tests.Hits;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using CheckResult = Bmis.Crossings.Records.CheckResult;

namespace Bmis.Central.Tests.Fingerprints;

/// <summary>Headquarters with a lane that enrols, compares and searches fingers.</summary>
internal sealed class FingerBench : IAsyncDisposable
{
    public static readonly Producer Lane = new("LANE-1");

    private static readonly FingerCapture Captured = new(
        new("Specimen R503", "serial"), CaptureOutcome.Captured, "", 2, TimeSpan.FromSeconds(9));

    private int _ids;

    private FingerBench(HitBench hits) => Hits = hits;

    public HitBench Hits { get; }

    public SetClock Clock => Hits.Headquarters.Clock;

    public static async Task<FingerBench> OpenAsync() => new(await HitBench.OpenAsync());

    /// <summary>Another server of headquarters on the same warehouse.</summary>
    public static Task<FingerBench> OpenAsync(WarehouseFixture fixture) =>
        Task.FromResult(new FingerBench(HitBench.On(fixture)));

    public T Get<T>()
        where T : notnull => Hits.Get<T>();

    public Task<T> ScalarAsync<T>(string sql) => Hits.ScalarAsync<T>(sql);

    /// <summary>A crossing of which the lane says that fingers were checked.</summary>
    public Crossing Checked() => Of(Hits.Samples.Next());

    /// <summary>The fingers of the traveller of a crossing.</summary>
    public FingersEnrolled Enrolled(Crossing crossing, IReadOnlyList<EnrolledFinger> fingers) =>
        new(NextId(), crossing.DecidedAt, "o-100", "", crossing.CrossingId)
        {
            EnrolmentId = NextId(),
            Purpose = EnrolmentPurpose.FirstRecord,
            Capture = Captured,
            Engine = Hand.Engine.Name,
            Fingers = fingers,
            Traveller = crossing.Traveller,
            Document = crossing.Document,
        };

    public FingersVerified Verified(
        Crossing crossing, FingerBand band, Guid? enrolment = null, string device = "R503") =>
        new(NextId(), crossing.DecidedAt, "o-100", "", crossing.CrossingId)
        {
            Against = enrolment is null ? VerifiedAgainst.Chip : VerifiedAgainst.Enrolment,
            EnrolmentId = enrolment,
            Capture = Captured with { Device = new(device, "serial") },
            Engine = Hand.Engine.Name,
            Threshold = 14,
            Band = band,
            Score = band == FingerBand.Match ? 40 : 3,
            Fingers = [new(Hand.Index, band, band == FingerBand.Match ? 40 : 3, 60)],
        };

    public EntryDraft Draft(FingerprintEvent happened) =>
        Hits.Samples.Draft(EntryKinds.Fingerprints, FingerprintContract.Write(happened));

    /// <summary>Somebody passes and is enrolled.</summary>
    public async Task<FingersEnrolled> EnrolAsync(IReadOnlyList<EnrolledFinger> fingers, Crossing? crossing = null)
    {
        crossing ??= Checked();
        var enrolled = Enrolled(crossing, fingers);
        await Hits.PushAsync(Hits.Samples.Draft(crossing), Draft(enrolled));
        return enrolled;
    }

    public Guid NextId() => Guid.CreateVersion7(WarehouseFixture.Now.AddMilliseconds(_ids++));

    public static Crossing Of(Crossing crossing) => crossing with
    {
        Hits = [],
        Checks =
        [
            .. crossing.Checks,
            new("fingerprints.verification", CheckResult.Successful, "", true, TimeSpan.FromSeconds(4)),
        ],
    };

    public ValueTask DisposeAsync() => Hits.DisposeAsync();
}
