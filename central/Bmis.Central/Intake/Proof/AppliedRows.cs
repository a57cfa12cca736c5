using Bmis.Crossings;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake.Proof;

/// <summary>
/// Compares what was made of a lane's entries with the entries. Each crossing, act, event of a case and correction has
/// left one typed row or a dead letter, each entry of a kind that nobody knows a dead letter, and nothing stands there
/// without its entry. A dead letter that was replayed has left its typed row. Shifts bear no number, and marks of hits
/// and fingers may go before their entries.
/// </summary>
internal static class AppliedRows
{
    private const string Select =
        """
        with entry as materialized (
            select sequence, kind from envelope where region_id = @RegionId and lane_id = @LaneId),
        typed as materialized (
            select @crossing as kind, sequence from crossing where region_id = @RegionId and lane_id = @LaneId
            union all select @act, sequence from lane_act where region_id = @RegionId and lane_id = @LaneId
            union all select @case, sequence from case_event where region_id = @RegionId and lane_id = @LaneId
            union all select @correction, sequence from correction where region_id = @RegionId and lane_id = @LaneId),
        mark as (
            select distinct sequence from hit_event where region_id = @RegionId and lane_id = @LaneId
            union select sequence from finger_event where region_id = @RegionId and lane_id = @LaneId),
        letter as (
            select sequence, kind, outcome from dead_letter where region_id = @RegionId and lane_id = @LaneId),
        unapplied as (
            select sequence, kind from entry where kind <> all(@marked)
                and not exists (select from typed where typed.sequence = entry.sequence and typed.kind = entry.kind)
                and not exists (
                    select from letter where letter.sequence = entry.sequence and letter.outcome <> 'applied')),
        fault as (
            select min(sequence) as sequence, 'not-applied' as reason from unapplied
            union all select min(sequence), 'typed-row-doubled' from (
                select sequence from typed group by kind, sequence having count(*) > 1) as doubled
            union all select min(sequence), 'typed-row-without-entry' from typed
                where not exists (select from entry where entry.sequence = typed.sequence and entry.kind = typed.kind)
            union all select min(sequence), 'typed-row-without-entry' from mark
                where not exists (select from entry where entry.sequence = mark.sequence)
            union all select min(sequence), 'dead-letter-without-entry' from letter
                where not exists (
                    select from entry where entry.sequence = letter.sequence and entry.kind = letter.kind))
        select (select count(*) from entry) as entries,
            (select count(*) from typed where kind = @crossing) as crossings,
            (select count(*) from letter where outcome not in ('applied', 'already-applied')) as dead_letters,
            first.sequence as first_bad, first.reason
        from (select 1) as one left join lateral (
            select sequence, reason from fault where sequence is not null order by sequence, reason limit 1) as first
            on true
        """;

    // Their rows bear no number, may be left out when said twice, or end with their time.
    private static readonly string[] Marked =
        [EntryKinds.Shift, EntryKinds.Hit, EntryKinds.Screening, EntryKinds.Fingerprints];

    public static Task<AppliedCount> CountAsync(
        NpgsqlTransaction transaction, ProvedLane lane, CancellationToken cancellation) =>
        transaction.Connection!.QuerySingleAsync<AppliedCount>(new CommandDefinition(
            Select,
            new
            {
                lane.RegionId,
                lane.LaneId,
                crossing = EntryKinds.Crossing,
                act = EntryKinds.Audit,
                @case = EntryKinds.Case,
                correction = EntryKinds.Correction,
                marked = Marked,
            },
            transaction,
            commandTimeout: 0,
            cancellationToken: cancellation));
}
