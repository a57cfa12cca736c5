using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Bmis.Crossings.Records;

namespace Bmis.Central.Intake;

/// <summary>A crossing with its place in the lane's journal.</summary>
/// <param name="Sequence">The entry's number.</param>
/// <param name="Crossing">The record; its times are corrected when the lane's clock was known to be wrong.</param>
/// <param name="LocalDay">The day at the post.</param>
/// <param name="ClockOffset">What the lane's clock was known to be off by.</param>
internal sealed record TakenCrossing(long Sequence, Crossing Crossing, DateOnly LocalDay, TimeSpan ClockOffset)
{
    /// <summary>What makes it part of a drill; null for a real traveller.</summary>
    public DrillMark? Drill { get; init; }

    /// <summary>Whether it is nothing but a drill.</summary>
    public bool IsDrill { get; init; } = Crossing.IsDrill;

    /// <summary>What the row says of the person, sealed; null until it is.</summary>
    public ReadOnlyMemory<byte>? Personal { get; private init; }

    /// <summary>The same, ready to be written.</summary>
    public TakenCrossing SealedFor(LaneRun run, RecordSeal seal) => this with
    {
        Personal = seal.Seal(run.RegionId, run.LaneId, Sequence, PersonalPart.Of(Crossing)),
    };

    /// <summary>The number; never the record.</summary>
    public override string ToString() => $"[crossing] at {Sequence}";
}
