namespace Bmis.Sync.Simulation;

/// <summary>
/// Which faults a seed meets and how often. Each seed leaves some out and has others three times as often, because
/// what goes wrong all the time hides what goes wrong now and then.
/// </summary>
internal sealed class Weather
{
    private const int StepsWithFault = 60;
    private static readonly int[] Shares = [0, 1, 1, 3];

    private static readonly (Fault Fault, int Weight)[] Usual =
    [
        (Fault.MessageLost, 36),
        (Fault.MessageDoubled, 36),
        (Fault.MessagesOvertake, 36),
        (Fault.StreamCut, 24),
        (Fault.StreamLeft, 12),
        (Fault.LaneKilled, 10),
        (Fault.PowerCut, 12),
        (Fault.ServerStopped, 8),
        (Fault.LaneParted, 8),
        (Fault.DatabaseParted, 5),
        (Fault.FailOver, 4),
        (Fault.StandbyLost, 3),
        (Fault.ClockJump, 6),
        (Fault.Backup, 6),
        (Fault.BackupRestored, 2),
        (Fault.LaneCloned, 2),
    ];

    private readonly List<Fault> _deck = [];

    public Weather(Random random)
    {
        foreach (var (fault, weight) in Usual)
            _deck.AddRange(Enumerable.Repeat(fault, weight * Shares[random.Next(Shares.Length)]));
    }

    /// <summary>Whether the power may go while lists are written.</summary>
    public bool HasPowerCuts => _deck.Contains(Fault.PowerCut);

    /// <summary>What goes wrong in this step of a thousand; mostly nothing.</summary>
    public Fault? Next(Random random) =>
        random.Next(1_000) < StepsWithFault && _deck.Count > 0 ? _deck[random.Next(_deck.Count)] : null;
}
