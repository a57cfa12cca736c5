using System.Security.Cryptography;
using Bmis.Biometrics.Images;
using Bmis.Central.Database;
using Bmis.Central.Intake;
using Bmis.Central.Keys;
using Bmis.Crossings.Fingerprints;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Dapper;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>The pictures of fingers, sealed: those that enrolments name are asked of the lane, and no others.</summary>
internal sealed class FingerSampleStore(
    IWarehouse warehouse,
    LaneDirectory lanes,
    RecordSeal seal,
    IOptions<FingerprintsOptions> options,
    TimeProvider clock) : IAttachmentStore
{
    private const string SelectWanted =
        $"""
        select enrolment_id, finger from finger_sample
        where region_id = @region and lane_id in {LaneBranches.Keys} and absence = @waiting and taken_at >= @since
        order by taken_at desc, enrolment_id, finger limit @most
        """;

    private const string SelectNamed =
        $"""
        select sha256, length, dpi, absence from finger_sample
        where region_id = @region and lane_id in {LaneBranches.Keys} and enrolment_id = @About and finger = @finger
        """;

    private const string Update =
        $"""
        update finger_sample set absence = @state, content = @content, stored_at = @now
        where region_id = @region and lane_id in {LaneBranches.Keys} and enrolment_id = @About and finger = @finger
            and absence = @waiting
        """;

    private const string SelectStates =
        "select finger, absence from finger_sample where region_id = @region and enrolment_id = @enrolment";

    private const string SelectContent =
        """
        select content, dpi from finger_sample
        where region_id = @region and enrolment_id = @enrolment and finger = @finger and content is not null
        """;

    private const string RemoveOld =
        """
        update finger_sample set content = null, absence = @removed
        where region_id = @region and taken_at < @since and (content is not null or absence = @waiting)
        """;

    private DateTime Since => clock.GetUtcNow().AddDays(-options.Value.SampleDays).UtcDateTime;

    public async ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(Producer lane, CancellationToken cancellation)
    {
        var region = await lanes.RequireAsync(lane, cancellation);
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        var wanted = await connection.QueryAsync<(Guid About, short Finger)>(SelectWanted, new
        {
            region, lane.LaneId, since = Since, waiting = SampleState.Waiting, most = AttachmentLimits.MostWanted,
        });
        return [.. wanted.Select(one => new AttachmentKey(one.About, FingerSamples.Kind(one.Finger)))];
    }

    public async ValueTask<bool> TakeAsync(
        Producer lane,
        AttachmentKey key,
        ReadOnlyMemory<byte> content,
        string absence,
        CancellationToken cancellation)
    {
        var region = await lanes.RequireAsync(lane, cancellation);
        if (FingerSamples.Position(key.Kind) is not { } position)
            return false;
        var finger = (short)position;
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Named>(
            SelectNamed, new { region, lane.LaneId, key.About, finger }) is not { } named
            || named.Absence is not (SampleState.Waiting or SampleState.Here))
            return false;
        var isUsable = absence.Length == 0 && named.Fits(content.Span);
        var state = isUsable ? SampleState.Here
            : absence.Length > 0 ? SampleState.OfLane(absence)
            : SampleState.Unusable;
        await connection.ExecuteAsync(Update, new
        {
            region,
            key.About,
            lane.LaneId,
            finger,
            state,
            waiting = SampleState.Waiting,
            content = isUsable ? seal.SealPicture(region, key.About, key.Kind, content.Span) : null,
            now = clock.GetUtcNow().UtcDateTime,
        });
        return state != SampleState.Unusable;
    }

    /// <summary>What there is of an enrolment, by finger: here, or a word of <see cref="SampleState"/>.</summary>
    public async Task<IReadOnlyDictionary<int, string>> StatesAsync(
        int region, Guid enrolment, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return (await connection.QueryAsync<(short Finger, string Absence)>(SelectStates, new { region, enrolment }))
            .ToDictionary(one => (int)one.Finger, one => one.Absence);
    }

    /// <summary>The picture of a finger; null when it is not here.</summary>
    public async Task<GreyImage?> FindAsync(int region, Guid enrolment, int finger, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var (content, dpi) = await connection.QuerySingleOrDefaultAsync<(byte[]?, int)>(
            SelectContent, new { region, enrolment, finger = (short)finger });
        return seal.Picture(region, enrolment, FingerSamples.Kind(finger), content) is { } file
            ? ImageReader.Read(file, dpi).Image
            : null;
    }

    /// <summary>Removes the pictures whose time is over; says how many.</summary>
    public async Task<int> RemoveOldAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(
            RemoveOld,
            new { region, removed = SampleState.Removed, waiting = SampleState.Waiting, since = Since });
    }

    private sealed record Named(string Sha256, int Length, int Dpi, string Absence)
    {
        // The picture must be the one that the enrolment names.
        public bool Fits(ReadOnlySpan<byte> file) =>
            file.Length == Length
            && Convert.ToHexStringLower(SHA256.HashData(file)) == Sha256
            && ImageReader.Read(file, Dpi).IsRead;
    }
}
