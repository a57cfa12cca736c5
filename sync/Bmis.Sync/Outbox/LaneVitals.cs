namespace Bmis.Sync.Outbox;

/// <summary>What the lane knows of itself and the journal does not.</summary>
/// <param name="HeldLists">The version of every list it holds, by name.</param>
/// <param name="FreeDiskBytes">Free bytes on the journal's disk.</param>
public sealed record LaneVitals(IReadOnlyDictionary<string, long> HeldLists, long FreeDiskBytes)
{
    /// <summary>When its certificate ends; null when it does not know.</summary>
    public DateTimeOffset? CertificateEnd { get; init; }

    /// <summary>Its devices, at most 32; what is more, or has no proper name or code, is not told.</summary>
    public IReadOnlyList<LaneDevice> Devices { get; init; } = [];
}
