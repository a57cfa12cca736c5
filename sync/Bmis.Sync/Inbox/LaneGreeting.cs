using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Inbox;

/// <summary>What a lane brings when it opens a branch.</summary>
/// <param name="Acknowledged">
/// The last checkpoint that it says was acknowledged and that its journal has: where a branch never seen begins, if the
/// centre has that entry in another branch of the lane.
/// </param>
/// <param name="Certificate">SHA-256 of the certificate that it showed; empty when it showed none.</param>
public sealed record LaneGreeting(Checkpoint Acknowledged, ReadOnlyMemory<byte> Certificate)
{
    /// <summary>A lane that says nothing.</summary>
    public static LaneGreeting None { get; } = new(Checkpoint.Start, default);
}
