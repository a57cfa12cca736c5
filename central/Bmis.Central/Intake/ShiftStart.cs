namespace Bmis.Central.Intake;

/// <summary>An officer took up the work at a lane.</summary>
internal sealed record ShiftStart(long Sequence, Guid ShiftId, string PostCode, string OfficerId, DateTimeOffset At)
    : SmallRow(Sequence)
{
    public override bool IsOfLane => true;

    public override string Statement =>
        """
        insert into shift (region_id, lane_id, shift_id, post_code, officer_id, opened_at)
        select @RegionId, @LaneId, * from unnest(@ShiftId, @PostCode, @OfficerId, @At)
        on conflict (region_id, lane_id, shift_id) do update set
            opened_at = excluded.opened_at, post_code = excluded.post_code
        """;
}
