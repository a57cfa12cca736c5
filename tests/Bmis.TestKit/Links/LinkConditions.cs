namespace Bmis.TestKit.Links;

/// <summary>What a link does to packets, in each direction by itself.</summary>
public sealed record LinkConditions
{
    /// <summary>As good as the machine: nothing lost, no delay, no limit.</summary>
    public static LinkConditions Good { get; } = new();

    /// <summary>
    /// A satellite terminal in the rain: 64 kbit/s, 700 ms there and back, three packets of ten lost each way.
    /// </summary>
    public static LinkConditions SlowAndLossy { get; } = new()
    {
        Loss = 0.3,
        Delay = TimeSpan.FromMilliseconds(350),
        BitsPerSecond = 64_000,
        QueuePackets = 32,
    };

    /// <summary>Nothing gets through, and nobody says so.</summary>
    public static LinkConditions Down { get; } = new() { Loss = 1 };

    /// <summary>The share of packets that are lost, 0 to 1.</summary>
    public double Loss { get; init; }

    /// <summary>How long a packet is under way once it has been sent.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How much is sent in a second; 0 for no limit.</summary>
    public int BitsPerSecond { get; init; }

    /// <summary>Packets that may be under way or wait to be sent; what comes on top is lost.</summary>
    public int QueuePackets { get; init; } = 10_000;
}
