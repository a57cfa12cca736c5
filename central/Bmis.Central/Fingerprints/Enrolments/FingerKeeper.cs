using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Conflicts;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>
/// At start and every ten minutes: erases enrolments and removes pictures whose time is over, and the galleries that
/// killed servers left.
/// </summary>
internal sealed class FingerKeeper(
    IWarehouse warehouse,
    EnrolmentStore enrolments,
    FingerSampleStore samples,
    IOptions<FingerprintsOptions> options,
    TimeProvider clock,
    ILogger<FingerKeeper> logger) : RecurringWork(Interval, clock)
{
    private const int AtOnce = 500;

    private const string SelectOld =
        """
        select enrolment_id from finger_enrolment
        where region_id = @region and used_at < @since and content is not null order by used_at limit @most
        """;

    private const string SelectCompared =
        """
        select compared_with, max(compared_at) from finger_event
        where compared_with = any(@old) and compared_at >= @since group by compared_with
        """;

    private const string Use =
        """
        update finger_enrolment set used_at = @at
        where region_id = @region and enrolment_id = @enrolment and used_at < @at
        """;

    private const string RemoveRefusals =
        "delete from finger_refusal where region_id = @region and refused_at < @since";

    // A payload that nothing finds any more goes with its row; that of an enrolment goes with the enrolment.
    private const string RemoveEvents =
        """
        with gone as (
            delete from finger_event where region_id = @region and happened_at < @since
            returning lane_id, sequence, kind)
        update envelope as kept set sealed = null, salt = null from gone
        where kept.region_id = @region and kept.lane_id = gone.lane_id and kept.sequence = gone.sequence
            and kept.kind = 'fingerprints' and gone.kind <> 'enrolled'
        """;

    private const string RemoveCrossings =
        "delete from finger_crossing where region_id = @region and stored_at < @since";

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    /// <summary>Looks once; says how many enrolments and pictures are gone.</summary>
    internal async Task<(int Enrolments, int Pictures)> RemoveAsync(CancellationToken cancellation)
    {
        var (erased, pictures) = (0, 0);
        foreach (var region in await enrolments.RegionsAsync(cancellation))
        {
            pictures += await samples.RemoveOldAsync(region, cancellation);
            while (await EraseOldAsync(region, cancellation) is (true, var some))
                erased += some;
        }

        return (erased, pictures);
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        Sweep();
        try
        {
            if (await RemoveAsync(cancellation) is var (erased, pictures) && erased + pictures > 0)
                Log.FingersRemoved(logger, erased, pictures);
        }
        catch (NpgsqlException fault)
        {
            Log.FingersNotRemoved(logger, fault.Message);
        }
    }

    private void Sweep()
    {
        try
        {
            if (GalleryFolder.Sweep(options.Value.GalleryFolder) is > 0 and var left)
                Log.GalleriesSwept(logger, left);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Log.FingersNotRemoved(logger, fault.Message);
        }
    }

    // Whether there was anything old, and how much of it was erased: what was compared with since is kept.
    private async Task<(bool IsAny, int Erased)> EraseOldAsync(int region, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        var since = now.AddDays(-options.Value.Days).UtcDateTime;
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var old = (await connection.QueryAsync<Guid>(
            SelectOld, new { region, since, most = AtOnce }, transaction)).ToList();
        var compared = await ComparedAsync(old, since, cancellation);
        foreach (var (enrolment, at) in compared)
            await connection.ExecuteAsync(Use, new { region, enrolment, at }, transaction);
        Guid[] over = [.. old.Except(compared.Select(one => one.Enrolment))];
        var erased = await FingerErasure.EraseAsync(transaction, region, over, FingerErasure.Retention, now);
        foreach (var remove in (string[])[RemoveRefusals, RemoveEvents, RemoveCrossings])
            await connection.ExecuteAsync(remove, new { region, since }, transaction);
        await transaction.CommitAsync(cancellation);
        return (old.Count > 0, erased);
    }

    // Comparisons of all regions: whoever compares writes nothing but in its own.
    private async Task<IReadOnlyList<(Guid Enrolment, DateTime At)>> ComparedAsync(
        List<Guid> old, DateTime since, CancellationToken cancellation)
    {
        if (old.Count == 0)
            return [];
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await reading.QueryAsync<(Guid, DateTime)>(SelectCompared, new { old = old.ToArray(), since })];
    }
}
