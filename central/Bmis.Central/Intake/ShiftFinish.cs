namespace Bmis.Central.Intake;

/// <summary>A shift ended, with its handover note and figures.</summary>
internal sealed record ShiftFinish(long Sequence, Guid ShiftId, string OfficerId, DateTimeOffset At)
    : SmallRow(Sequence)
{
    public required string Ended { get; init; }

    public required string ClosedBy { get; init; }

    /// <summary>The handover note; it is stored sealed.</summary>
    public required string Note { get; init; }

    public required int Decided { get; init; }

    public required int Passed { get; init; }

    public required int Referred { get; init; }

    public required int Cancelled { get; init; }

    public required int Overridden { get; init; }

    public required TimeSpan Median { get; init; }

    public required TimeSpan P95 { get; init; }

    public override (object Row, string Words)? Personal => (ShiftId, Note);

    public override bool IsOfLane => true;

    public override string Statement =>
        """
        insert into shift (region_id, lane_id, post_code, shift_id, officer_id, closed_at, ended, closed_by,
            sealed_note, decided, passed, referred, cancelled, overridden, median, p95)
        select @RegionId, @LaneId, '', * from unnest(@ShiftId, @OfficerId, @At, @Ended, @ClosedBy, @SealedWords,
            @Decided, @Passed, @Referred, @Cancelled, @Overridden, @Median, @P95)
        on conflict (region_id, lane_id, shift_id) do update set
            closed_at = excluded.closed_at, ended = excluded.ended, closed_by = excluded.closed_by,
            sealed_note = excluded.sealed_note, decided = excluded.decided, passed = excluded.passed,
            referred = excluded.referred, cancelled = excluded.cancelled, overridden = excluded.overridden,
            median = excluded.median, p95 = excluded.p95
        """;
}
