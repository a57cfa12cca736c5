namespace Bmis.Central.Posts;

/// <summary>What the warehouse holds about a lane, before it is judged.</summary>
internal sealed record LaneFacts
{
    public int RegionId { get; init; }

    public string LaneId { get; init; } = "";

    public string PostCode { get; init; } = "";

    public string PostName { get; init; } = "";

    public long Acknowledged { get; init; }

    public byte[] AcknowledgedHash { get; init; } = [];

    public DateTime? AcknowledgedAt { get; init; }

    public DateTime? SeenAt { get; init; }

    public long? HeadSequence { get; init; }

    public byte[] HeadHash { get; init; } = [];

    public DateTime? OldestUnsent { get; init; }

    public DateTime? DeviceTime { get; init; }

    public string? HeldLists { get; init; }

    public long? FreeDiskBytes { get; init; }

    public string SoftwareVersion { get; init; } = "";

    public DateTime? CertificateEnd { get; init; }

    public string? Devices { get; init; }

    public int OpenAlarms { get; init; }

    public int DeadLetters { get; init; }
}
