using System.Data.Common;

namespace Bmis.Reports.Statistics;

/// <summary>Adds tallies to the roll-ups, rows in key order, flows before hits.</summary>
internal static class RollUpWriter
{
    internal static async Task AddAsync(
        DbConnection connection,
        DbTransaction transaction,
        int regionId,
        Tallies tallies,
        CancellationToken cancellation)
    {
        if (tallies.Flows.Count > 0)
        {
            await using var flows = connection.Command(transaction, RollUpSql.AddFlows, ("region", regionId));
            await AddFlowsAsync(flows, tallies.Flows, cancellation);
        }

        if (tallies.Hits.Count > 0)
        {
            await using var hits = connection.Command(transaction, RollUpSql.AddHits, ("region", regionId));
            await AddHitsAsync(hits, tallies.Hits, cancellation);
        }
    }

    internal static async Task ClearAsync(
        DbConnection connection, DbTransaction transaction, RollUpRange range, CancellationToken cancellation)
    {
        await using var command = connection.Command(
            transaction, RollUpSql.Clear, ("region", range.RegionId), ("from", range.From), ("to", range.To));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task AddFlowsAsync(
        DbCommand command, IReadOnlyDictionary<FlowKey, FlowTally> flows, CancellationToken cancellation)
    {
        var keys = flows.Keys.Order().ToArray();
        var tallies = Array.ConvertAll(keys, key => flows[key]);
        command.Add(
            ("days", Array.ConvertAll(keys, key => key.Day)),
            ("posts", Array.ConvertAll(keys, key => key.Post)),
            ("directions", Array.ConvertAll(keys, key => key.Direction)),
            ("nationalities", Array.ConvertAll(keys, key => key.Nationality)),
            ("sexes", Array.ConvertAll(keys, key => key.Sex)),
            ("ages", Array.ConvertAll(keys, key => key.AgeBand)),
            ("crossings", Array.ConvertAll(tallies, tally => checked((int)tally.Crossings))),
            ("refusals", Array.ConvertAll(tallies, tally => checked((int)tally.Refusals))),
            ("referrals", Array.ConvertAll(tallies, tally => checked((int)tally.Referrals))),
            ("others", Array.ConvertAll(tallies, tally => checked((int)tally.OtherDecisions))));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task AddHitsAsync(
        DbCommand command, IReadOnlyDictionary<HitKey, HitTally> hits, CancellationToken cancellation)
    {
        var keys = hits.Keys.Order().ToArray();
        var tallies = Array.ConvertAll(keys, key => hits[key]);
        command.Add(
            ("days", Array.ConvertAll(keys, key => key.Day)),
            ("posts", Array.ConvertAll(keys, key => key.Post)),
            ("lists", Array.ConvertAll(keys, key => key.List)),
            ("hits", Array.ConvertAll(tallies, tally => checked((int)tally.Hits))),
            ("inspections", Array.ConvertAll(tallies, tally => checked((int)tally.Inspections))));
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
