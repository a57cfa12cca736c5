namespace Bmis.Sync.Chaos.Faults;

/// <summary>The faults of a run: every kind, in an order, at moments, of a length and on targets from a seed.</summary>
internal static class FaultPlan
{
    private const double First = 0.04;
    private const double Last = 0.92;

    private static readonly (FaultKind Kind, int Times)[] Kinds =
    [
        (FaultKind.KillLane, 4), (FaultKind.HaltLane, 2), (FaultKind.FillDisk, 2), (FaultKind.CutLink, 2),
        (FaultKind.SilenceLine, 1), (FaultKind.SlowLine, 2), (FaultKind.KillCentre, 3), (FaultKind.HaltCentre, 2),
        (FaultKind.CrashDatabase, 2), (FaultKind.HaltDatabase, 1), (FaultKind.HaltStandby, 1),
        (FaultKind.LosePrimary, 2),
    ];

    /// <summary>Makes the plan; the same seed and limits give the same one.</summary>
    internal static IReadOnlyList<Fault> Make(int seed, int lanes, TimeSpan shortest, TimeSpan longest)
    {
        var random = new Random(seed);
        var kinds = Kinds.SelectMany(row => Enumerable.Repeat(row.Kind, row.Times)).ToArray();
        random.Shuffle(kinds);
        var step = (Last - First) / kinds.Length;
        return
        [
            .. kinds.Select((kind, at) => new Fault(
                kind,
                TargetOf(kind, lanes, random),
                First + (step * (at + random.NextDouble())),
                shortest + ((longest - shortest) * random.NextDouble()))),
        ];
    }

    // One lane has the small disk and one the slow line.
    private static int TargetOf(FaultKind kind, int lanes, Random random) => kind switch
    {
        FaultKind.FillDisk => 1,
        FaultKind.SilenceLine or FaultKind.SlowLine => lanes - 1,
        FaultKind.KillLane or FaultKind.HaltLane or FaultKind.CutLink => random.Next(lanes),
        FaultKind.KillCentre or FaultKind.HaltCentre => random.Next(2),
        _ => 0,
    };
}
