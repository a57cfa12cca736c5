using System.Runtime.CompilerServices;
using Bmis.Biometrics.Identification;
using Bmis.Central.Database;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists.Drills;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// Searches every enrolment among those before it, behind intake, and after them the prints of alert entries; of several
/// servers one works at a time. What was found is written before an enrolment counts as searched: a kill repeats a
/// search and loses none.
/// </summary>
internal sealed class ConflictKeeper(
    IWarehouse warehouse,
    EnrolmentStore enrolments,
    NationalGallery gallery,
    ConflictWriter writer,
    EntryPrintSearch entries,
    Arrivals arrivals,
    IOptions<FingerprintsOptions> options,
    TimeProvider clock,
    ILogger<ConflictKeeper> logger) : RecurringWork(Interval, clock)
{
    private const string Lock = "select pg_try_advisory_lock(hashtextextended('finger gallery', 0))";
    private const string Unlock = "select pg_advisory_unlock(hashtextextended('finger gallery', 0))";

    // The same enrolment again is put in its own place.
    private const string SelectAdded =
        """
        select region_id, enrolment_id, content, gallery_number from finger_enrolment
        where region_id = @region and gallery_number > @after and content is not null
        order by gallery_number limit @most
        """;

    private const string SelectAll =
        """
        select distinct on (enrolment_id) region_id, enrolment_id, content, gallery_number from finger_enrolment
        where gallery_number is not null and content is not null and enrolment_id > @after
        order by enrolment_id, stored_at limit @most
        """;

    private const string SelectLast =
        "select coalesce(max(gallery_number), 0) from finger_enrolment where region_id = @region";

    private const string SelectErased =
        """
        select enrolment_id from finger_enrolment
        where region_id = @region and content is null and erased_at >= @since
        """;

    private const string SelectWaiting =
        """
        select region_id, enrolment_id, crossing_id, post_code, taken_at, stored_at, person, document,
            content
        from finger_enrolment
        where region_id = @region and searched_at is null and not is_left_out and content is not null
        order by stored_at, enrolment_id limit @most
        """;

    private const string Finish =
        """
        update finger_enrolment set searched_at = @searchedAt::timestamptz,
            is_left_out = @searchedAt::timestamptz is null, gallery_number = case when @isDrill then null else (
            select coalesce(max(gallery_number), 0) + 1 from finger_enrolment where region_id = @region) end
        where region_id = @region and enrolment_id = @enrolment returning coalesce(gallery_number, 0)
        """;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    // Servers' clocks differ, and what is removed twice is gone all the same.
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private readonly Dictionary<int, long> _added = [];
    private readonly Dictionary<int, DateTime> _forgotten = [];
    private readonly Dictionary<int, HashSet<Guid>> _gone = [];

    /// <summary>Searches everything that has arrived; false when another server is at it.</summary>
    internal async Task<bool> CatchUpAsync(CancellationToken cancellation)
    {
        await using var turn = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var regions = await enrolments.RegionsAsync(cancellation);
        if (!await turn.ExecuteScalarAsync<bool>(Lock))
        {
            await ForgetAsync(regions, cancellation);
            return false;
        }

        try
        {
            if (!gallery.IsOpen)
                await OpenAsync(regions, cancellation);
            await entries.TakeAsync(cancellation);
            foreach (var region in regions)
                await CatchUpAsync(region, cancellation);
            await entries.CatchUpAsync(cancellation);
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
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever goes wrong here must not stop headquarters; what others say may tell whom it was about.
            Log.FingerSearchFailed(
                logger, fault is NpgsqlException or IOException ? fault.Message : fault.GetType().Name);
        }
    }

    private async Task CatchUpAsync(int region, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        await AddAsync(connection, region);
        await ForgetAsync(connection, region, cancellation);
        while (true)
        {
            var waiting = (await connection.QueryAsync<StoredEnrolment>(
                SelectWaiting, new { region, most = GalleryParameters.EnrolmentsAtOnce })).ToList();
            if (waiting.Count == 0)
                return;
            var drills = await DrillSightings.LeftOutAsync(connection, region, waiting.Select(one => one.CrossingId));
            await SearchAsync(connection, [.. waiting.Select(one => Prepared(one, drills))], cancellation);
        }
    }

    private async Task OpenAsync(IReadOnlyList<int> regions, CancellationToken cancellation)
    {
        foreach (var region in regions)
        {
            await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
            _added[region] = await connection.ExecuteScalarAsync<long>(SelectLast, new { region });
        }

        await gallery.OpenAsync(AllAsync(cancellation), cancellation);
    }

    private async IAsyncEnumerable<Enrolment> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var after = Guid.Empty;
        while (true)
        {
            var rows = (await connection.QueryAsync<StoredEnrolment>(
                SelectAll, new { after, most = GalleryParameters.ReadAtOnce })).ToList();
            if (rows.Count == 0)
                yield break;
            foreach (var one in rows.Select(Fingers).OfType<Enrolment>())
                yield return one;
            after = rows[^1].EnrolmentId;
        }
    }

    // What another server has searched since.
    private async Task AddAsync(NpgsqlConnection connection, int region)
    {
        while (true)
        {
            var rows = (await connection.QueryAsync<StoredEnrolment>(SelectAdded, new
            {
                region, after = _added.GetValueOrDefault(region), most = GalleryParameters.ReadAtOnce,
            })).ToList();
            if (rows.Count == 0)
                return;
            gallery.Change([.. rows.Select(Fingers).OfType<Enrolment>()], []);
            _added[region] = rows[^1].GalleryNumber;
        }
    }

    // Whoever is erased leaves the galleries of all servers, also of those that do not search.
    private async Task ForgetAsync(IReadOnlyList<int> regions, CancellationToken cancellation)
    {
        if (!gallery.IsOpen)
            return;
        foreach (var region in regions)
        {
            await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
            await ForgetAsync(connection, region, cancellation);
        }
    }

    private async Task ForgetAsync(NpgsqlConnection connection, int region, CancellationToken cancellation)
    {
        var isFirst = !_forgotten.TryGetValue(region, out var last);
        var now = Clock.GetUtcNow().UtcDateTime;
        var since = (isFirst ? now : last) - Overlap;
        var erased = (await connection.QueryAsync<Guid>(SelectErased, new { region, since })).ToList();
        Guid[] anew = [.. erased.Except(_gone.GetValueOrDefault(region, []))];
        gallery.Change([], anew);
        if ((isFirst || anew.Length > 0) && await writer.CloseErasedAsync(cancellation) > 0)
            arrivals.AnnounceFingers();
        (_forgotten[region], _gone[region]) = (now, [.. erased]);
    }

    private Waiting Prepared(StoredEnrolment row, IReadOnlySet<Guid> drills)
    {
        var stored = enrolments.Open(row);
        var isDrill = drills.Contains(row.CrossingId);
        return new(stored, isDrill, isDrill ? null : gallery.Of(row.EnrolmentId, stored.Enrolled));
    }

    // A change of the gallery costs as much as all changes before it: all that wait come in at once, and each is
    // searched among those before it.
    private async Task SearchAsync(
        NpgsqlConnection connection, IReadOnlyList<Waiting> waiting, CancellationToken cancellation)
    {
        Enrolment[] added = [.. waiting.Select(one => one.Fingers).OfType<Enrolment>()];
        gallery.Change(added, []);
        var notYet = added.Select(one => one.Subject).ToHashSet();
        foreach (var one in waiting)
            await SearchAsync(connection, one, notYet, cancellation);
    }

    private async Task SearchAsync(
        NpgsqlConnection connection, Waiting one, HashSet<Guid> notYet, CancellationToken cancellation)
    {
        var isSearched = false;
        if (one.Fingers is { } fingers)
        {
            var found = gallery.Search(fingers, cancellation);
            isSearched = found.IsSearched;
            Candidate[] before = [.. found.Alike.Where(candidate => !notYet.Contains(candidate.Subject))];
            if (await writer.WriteAsync(
                one.Stored, (before, found.Threshold), gallery.Subjects - notYet.Count, cancellation) > 0)
                arrivals.AnnounceFingers();
            await entries.FindAsync(one.Stored, fingers, cancellation);
            notYet.Remove(fingers.Subject);
        }

        var region = one.Stored.RegionId;
        var number = await connection.ExecuteScalarAsync<long>(Finish, new
        {
            region,
            enrolment = one.Stored.EnrolmentId,
            one.IsDrill,
            searchedAt = isSearched ? Clock.GetUtcNow().UtcDateTime : (DateTime?)null,
        });
        if (number > 0)
            _added[region] = number;
    }

    private Enrolment? Fingers(StoredEnrolment row) => gallery.Of(row.EnrolmentId, enrolments.Open(row).Enrolled);

    private sealed record Waiting(StoredEnrolment Stored, bool IsDrill, Enrolment? Fingers);
}
