namespace Bmis.Central.Posts;

/// <summary>A lane as the pages of posts show it.</summary>
internal sealed record LaneView
{
    public int RegionId { get; init; }

    public required string LaneId { get; init; }

    public required string PostCode { get; init; }

    public required string PostName { get; init; }

    public required LaneState State { get; init; }

    public DateTimeOffset? LastSeen { get; init; }

    public long Acknowledged { get; init; }

    public byte[] AcknowledgedHash { get; init; } = [];

    /// <summary>The end of its own journal, as it last said.</summary>
    public long HeadSequence { get; init; }

    public byte[] HeadHash { get; init; } = [];

    public long Backlog { get; init; }

    /// <summary>The age of its oldest entry that is not here; null when there is none.</summary>
    public TimeSpan? Oldest { get; init; }

    public TimeSpan? ClockSkew { get; init; }

    public long? FreeDiskMegabytes { get; init; }

    public string SoftwareVersion { get; init; } = "";

    /// <summary>Whole days until its certificate ends; null when it does not say.</summary>
    public int? CertificateDays { get; init; }

    public IReadOnlyList<LaneDeviceFacts> Devices { get; init; } = [];

    public IReadOnlyList<HeldVersion> Lists { get; init; } = [];

    public int OpenAlarms { get; init; }

    public int DeadLetters { get; init; }

    /// <summary>What is wrong, the red ones first.</summary>
    public IReadOnlyList<LaneTrouble> Troubles { get; init; } = [];
}
