namespace Bmis.Central.Intake;

/// <summary>Where an event of a case stands in the journal.</summary>
internal sealed record CaseMark(long Sequence, Guid CaseId) : SmallRow(Sequence)
{
    public override string Statement =>
        """
        insert into case_event (region_id, lane_id, sequence, case_id)
        select @RegionId, @LaneId, * from unnest(@Sequence, @CaseId)
        """;
}
