using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists.Drills;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// Searches every enrolment among all others, behind intake, and then adds it to them; of several servers one works at
/// a time. What was found is written before an enrolment counts as searched: a kill repeats a search and loses none.
/// </summary>
internal sealed class ConflictKeeper(
    IWarehouse warehouse,
    EnrolmentStore enrolments,
    NationalGallery gallery,
    ConflictWriter writer,
    Arrivals arrivals,
    IOptions<FingerprintsOptions> options,
    TimeProvider clock,
    ILogger<ConflictKeeper> logger) : RecurringWork(Interval, clock)
{
    private const string Lock = "select pg_try_advisory_lock(hashtextextended('finger gallery', 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('finger gallery', 0))";

    private const string SelectLoaded =
        """
        select region_id, enrolment_id, content, gallery_number as number from finger_enrolment
        where region_id = @region and gallery_number > @after and content is not null
        order by gallery_number limit @most
        """;

    private const string SelectErased =
        "select enrolment_id from finger_enrolment where region_id = @region and content is null and erased_at >= @since";

    private const string SelectWaiting =
        """
        select region_id, enrolment_id, crossing_id, post_code, taken_at, person, document, content
        from finger_enrolment
        where region_id = @region and searched_at is null and content is not null
        order by stored_at, enrolment_id limit @most
        """;

    private const string Finish =
        """
        update finger_enrolment set searched_at = @now, gallery_number = case when @isDrill then null else (
            select coalesce(max(gallery_number), 0) + 1 from finger_enrolment where region_id = @region) end
        where region_id = @region and enrolment_id = @enrolment
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Servers' clocks differ, and what is removed twice is gone all the same.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly Dictionary<int, long> _loaded = [];
    private readonly Dictionary<int, DateTime> _forgotten = [];

    /// <summary>Searches everything that has arrived; false when another server is at it.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await using var turn = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        if (!await turn.ExecuteScalarAsync<bool>(Lock))
            return false;
        try
        {
            foreach (var region in await enrolments.RegionsAsync(cancellation))
                await CatchUpAsync(region, cancellation);
        }
        finally
        {
            await turn.ExecuteAsync(Unlock);
        }

        return true;
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            if (options.Value.Search)
                await CatchUpAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.FingerSearchFailed(logger, fault.Message);
        }
    }

    private async Task CatchUpAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        await LoadAsync(connection, region);
        await ForgetAsync(connection, region, cancellation);
        while (true)
        {
            var waiting = (await connection.QueryAsync<StoredEnrolment>(
                SelectWaiting, new { region, most = GalleryParameters.EnrolmentsAtOnce })).ToList();
            if (waiting.Count == 0)
                return;
            var drills = await DrillSightings.LeftOutAsync(connection, region, waiting.Select(one => one.CrossingId));
            foreach (var one in waiting)
                await SearchAsync(connection, one, drills.Contains(one.CrossingId), cancellation);
        }
    }

    // What another server has searched, and at start everything.
    private async Task LoadAsync(NpgsqlConnection connection, int region)
    {
        while (true)
        {
            var after = _loaded.GetValueOrDefault(region);
            var rows = (await connection.QueryAsync<Loaded>(
                SelectLoaded, new { region, after, most = GalleryParameters.LoadedAtOnce })).ToList();
            if (rows.Count == 0)
                return;
            foreach (var row in rows)
                Add(enrolments.Open(new() { RegionId = region, EnrolmentId = row.EnrolmentId, Content = row.Content }));
            _loaded[region] = rows[^1].Number;
        }
    }

    private async Task ForgetAsync(NpgsqlConnection connection, int region, CancellationToken cancellation)
    {
        var isFirst = !_forgotten.TryGetValue(region, out var last);
        var now = Clock.GetUtcNow().UtcDateTime;
        var since = (isFirst ? now : last) - Overlap;
        var erased = (await connection.QueryAsync<Guid>(SelectErased, new { region, since })).ToList();
        foreach (var one in erased)
            gallery.Remove(new(region, one));
        if ((isFirst || erased.Count > 0) && await writer.CloseErasedAsync(cancellation) > 0)
            arrivals.AnnounceFingers();
        _forgotten[region] = now;
    }

    private async Task SearchAsync(
        NpgsqlConnection connection, StoredEnrolment row, bool isDrill, CancellationToken cancellation)
    {
        var enrolled = enrolments.Open(row);
        if (!isDrill && enrolled.Enrolled is { } said)
        {
            var key = new GalleryKey(row.RegionId, row.EnrolmentId);
            var fingers = gallery.Fingers(said);
            if (await writer.WriteAsync(enrolled, gallery.Search(key, fingers), gallery, cancellation) > 0)
                arrivals.AnnounceFingers();
            gallery.Add(key, fingers);
        }

        await connection.ExecuteAsync(Finish, new
        {
            region = row.RegionId, enrolment = row.EnrolmentId, isDrill, now = Clock.GetUtcNow().UtcDateTime,
        });
    }

    private void Add(StoredEnrolment enrolled)
    {
        if (enrolled.Enrolled is { } said)
            gallery.Add(new(enrolled.RegionId, enrolled.EnrolmentId), gallery.Fingers(said));
    }

    private sealed record Loaded
    {
        public Guid EnrolmentId { get; init; }

        public byte[]? Content { get; init; }

        public long Number { get; init; }
    }
}
