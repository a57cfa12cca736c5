namespace Bmis.Central.Intake;

/// <summary>An officer's act at a lane, such as signing in.</summary>
internal sealed record LaneAct(long Sequence, string Action, string OfficerId, DateTimeOffset At, string Detail)
    : SmallRow(Sequence)
{
    public override string Statement =>
        """
        insert into lane_act (region_id, lane_id, sequence, action, officer_id, acted_at, detail)
        select @RegionId, @LaneId, * from unnest(@Sequence, @Action, @OfficerId, @At, @Detail)
        """;
}
