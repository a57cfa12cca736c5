using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;

namespace Bmis.Central.Hits;

/// <summary>Looks up whom rows of the registry mean, in the crossings of their regions.</summary>
internal sealed class HitPersons(IWarehouse warehouse, RecordSeal seal)
{
    private const string SelectPersons =
        """
        select c.region_id, c.lane_id, c.sequence, c.personal
        from unnest(@regions, @lanes, @sequences, @times) as wanted (region_id, lane_id, sequence, crossed_at)
        join crossing c using (region_id, lane_id, sequence)
        where c.crossed_at between wanted.crossed_at - interval '2 days' and wanted.crossed_at + interval '2 days'
        """;

    private const string CountOccurrences =
        """
        select item_id, count(*) from hit where item_id = any(@items) group by item_id
        """;

    private const string CountUsed =
        """
        select subject, hit.entry_id, count(*)
        from hit join unnest(@subjects, @entries) as wanted (subject, entry_id) using (subject, entry_id)
        where is_cleared group by subject, hit.entry_id
        """;

    /// <summary>Persons and numbers of occurrences of a page of items.</summary>
    public async Task<IReadOnlyList<HitLine>> FillAsync(IReadOnlyList<HitItem> items, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var persons = await FindAsync(
            connection, [.. items.Select(one => (one.RegionId, one.LaneId, one.Sequence, one.CrossedAt))]);
        var counts = (await connection.QueryAsync<(Guid Item, long Count)>(
                CountOccurrences, new { items = items.Select(one => one.ItemId).ToArray() }))
            .ToDictionary(one => one.Item, one => one.Count);
        return [.. items.Select(one => new HitLine(
            one,
            persons.GetValueOrDefault((one.RegionId, one.LaneId, one.Sequence), PersonalPart.None),
            counts.GetValueOrDefault(one.ItemId)))];
    }

    /// <summary>Persons of a page of clearances, and how often each has counted.</summary>
    public async Task<IReadOnlyList<ClearanceRow>> FillAsync(
        IReadOnlyList<ClearanceRow> rows, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var persons = await FindAsync(
            connection, [.. rows.Select(one => (one.RegionId, one.LaneId, one.Sequence, one.CrossedAt))]);
        var used = (await connection.QueryAsync<(byte[] Subject, string Entry, long Count)>(
                CountUsed,
                new
                {
                    subjects = rows.Select(one => one.Subject).ToArray(),
                    entries = rows.Select(one => one.EntryId).ToArray(),
                }))
            .ToDictionary(one => (Convert.ToHexString(one.Subject), one.Entry), one => one.Count);
        return [.. rows.Select(one => one with
        {
            Person = persons.GetValueOrDefault((one.RegionId, one.LaneId, one.Sequence), PersonalPart.None),
            Used = used.GetValueOrDefault((Convert.ToHexString(one.Subject), one.EntryId)),
        })];
    }

    private async Task<Dictionary<(int, string, long), PersonalPart>> FindAsync(
        Npgsql.NpgsqlConnection connection, (int Region, string Lane, long Sequence, DateTime At)[] places)
    {
        var found = await connection.QueryAsync<(int Region, string Lane, long Sequence, byte[]? Personal)>(
            SelectPersons,
            new
            {
                regions = places.Select(one => one.Region).ToArray(),
                lanes = places.Select(one => one.Lane).ToArray(),
                sequences = places.Select(one => one.Sequence).ToArray(),
                times = places.Select(one => one.At).ToArray(),
            });
        return found.DistinctBy(one => (one.Region, one.Lane, one.Sequence)).ToDictionary(
            one => (one.Region, one.Lane, one.Sequence),
            one => seal.Person(one.Region, one.Lane, one.Sequence, one.Personal));
    }
}
