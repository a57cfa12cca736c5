using Bmis.Sync.Chaos.Faults;

namespace Bmis.Sync.Chaos;

/// <summary>What a run is: its size, its faults, and, for a negative control, what is wrong with it.</summary>
internal sealed record ChaosSettings
{
    /// <summary>Everything random comes from it: travellers, faults, what is lost on the line.</summary>
    public required int Seed { get; init; }

    public int Lanes { get; init; } = 4;

    public required int CrossingsOfLane { get; init; }

    /// <summary>Crossings that a lane records in a second.</summary>
    public int Rate { get; init; } = 250;

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>True when a fault waits for its share to be acknowledged and not only recorded.</summary>
    public bool ByAcknowledged { get; init; }

    /// <summary>True for HAProxy before the servers of headquarters instead of a relay of our own.</summary>
    public bool IsBalanced { get; init; }

    /// <summary>False for a standby that nobody waits for.</summary>
    public bool Synchronous { get; init; } = true;

    /// <summary>False for servers of headquarters that accept a database that may forget.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>True for a reader behind intake that goes by the last time it has seen.</summary>
    public bool NaiveReader { get; init; }

    /// <summary>More lines of <c>postgresql.conf</c>.</summary>
    public string DatabaseSettings { get; init; } = "";

    /// <summary>How long everything may take to arrive once the last fault is over.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    public int Crossings => Lanes * CrossingsOfLane;
}
