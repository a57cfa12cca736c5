using Bmis.Central.Database;
using Dapper;
using Npgsql;

namespace Bmis.Central.Distribution;

/// <summary>
/// The alarm of lanes that hold a newer list than was ever published: headquarters runs on a restored backup, and no
/// lane will take what it publishes until its versions are above theirs. It closes by itself.
/// </summary>
internal sealed class AheadAlarm(IWarehouse warehouse, TimeProvider clock, ILogger<AheadAlarm> logger)
    : RecurringWork(Pause, clock)
{
    public const string Kind = "lists-ahead";

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Its number is the version that the lane holds.
    private const string Raise =
        """
        insert into alarm (region_id, lane_id, kind, sequence, raised_at)
        select @RegionId, @LaneId, @Kind, @Version, @now
        where not exists (
            select from alarm where region_id = @RegionId and lane_id = @LaneId and kind = @Kind and closed_at is null)
        on conflict (region_id, lane_id, kind, sequence) do update set closed_at = null
        """;

    private const string Close =
        """
        update alarm set closed_at = @now
        where region_id = @region and kind = @Kind and closed_at is null and lane_id <> all (@ahead)
        """;

    /// <summary>Raises and closes it for every lane.</summary>
    public async Task JudgeAsync(CancellationToken cancellation)
    {
        var versions = new HeldVersions(warehouse);
        var held = await versions.HeldAsync(cancellation);
        var newest = (await versions.CurrentAsync(cancellation))
            .GroupBy(one => one.ListName).ToDictionary(list => list.Key, list => list.Last().Version);
        foreach (var region in held.GroupBy(one => one.RegionId))
        {
            var ahead = region
                .Where(one => newest.TryGetValue(one.ListName, out var version) && one.Version > version)
                .ToList();
            await NoteAsync(region.Key, ahead, cancellation);
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await JudgeAsync(cancellation);
        }
        catch (NpgsqlException fault)
        {
            Log.ListsNotJudged(logger, fault.Message);
        }
    }

    private async Task NoteAsync(int region, IReadOnlyList<HeldVersion> ahead, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var connection = await warehouse.ForProducer(region).OpenConnectionAsync(cancellation);
        foreach (var (_, lane, _, version) in ahead.DistinctBy(one => one.LaneId))
        {
            await connection.ExecuteAsync(new CommandDefinition(
                Raise,
                new { RegionId = region, LaneId = lane, Kind, Version = version, now },
                cancellationToken: cancellation));
        }

        await connection.ExecuteAsync(new CommandDefinition(
            Close,
            new { region, Kind, now, ahead = ahead.Select(one => one.LaneId).ToArray() },
            cancellationToken: cancellation));
    }
}
