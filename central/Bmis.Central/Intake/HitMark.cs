namespace Bmis.Central.Intake;

/// <summary>Where a post's words about a hit stand in the journal.</summary>
internal sealed record HitMark(long Sequence, Guid EventId, Guid CrossingId, string EntryId, string Kind)
    : SmallRow(Sequence)
{
    public override string Statement =>
        """
        insert into hit_event (region_id, lane_id, event_id, sequence, crossing_id, entry_id, kind)
        select @RegionId, @LaneId, * from unnest(@EventId, @Sequence, @CrossingId, @EntryId, @Kind)
        on conflict do nothing
        """;
}
