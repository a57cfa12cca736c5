namespace Bmis.Sync.Outbox;

/// <summary>How a lane is, as it tells the centre now and then.</summary>
/// <param name="HeadSequence">The number of its last entry.</param>
/// <param name="OldestUnsent">The device time of its oldest entry not acknowledged; null when there is none.</param>
/// <param name="HeldLists">The version of every list it holds, by name.</param>
/// <param name="DeviceTime">Its own clock.</param>
/// <param name="FreeDiskBytes">Free bytes on the journal's disk.</param>
public sealed record LaneStatus(
    long HeadSequence,
    DateTimeOffset? OldestUnsent,
    IReadOnlyDictionary<string, long> HeldLists,
    DateTimeOffset DeviceTime,
    long FreeDiskBytes)
{
    /// <summary>The hash of its last entry; empty when it does not say.</summary>
    public ReadOnlyMemory<byte> HeadHash { get; init; }

    /// <summary>The program's version; empty when it does not say.</summary>
    public string SoftwareVersion { get; init; } = "";

    /// <summary>When its certificate ends; null when it does not say.</summary>
    public DateTimeOffset? CertificateEnd { get; init; }

    /// <summary>Its devices, as they last were.</summary>
    public IReadOnlyList<LaneDevice> Devices { get; init; } = [];
}
