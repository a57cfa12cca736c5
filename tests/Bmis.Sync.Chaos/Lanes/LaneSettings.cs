namespace Bmis.Sync.Chaos.Lanes;

/// <summary>What a lane's process is told, in a file.</summary>
internal sealed record LaneSettings
{
    public required string LaneId { get; init; }

    /// <summary>The folder of its journal; it may lie on a disk of its own.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it writes its receipts and what it was told is acknowledged.</summary>
    public required string Receipts { get; init; }

    public required string KeyFile { get; init; }

    public required string Centre { get; init; }

    /// <summary>Folder of the certificates that headquarters made.</summary>
    public required string Certificates { get; init; }

    /// <summary>Its travellers, and the order of everything it records.</summary>
    public required int Seed { get; init; }

    public required int Crossings { get; init; }

    /// <summary>Crossings a second.</summary>
    public required int Rate { get; init; }

    /// <summary>When the first traveller passed.</summary>
    public required DateTimeOffset Start { get; init; }
}
