using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>A branch of a lane's journal that a stream has taken over.</summary>
/// <param name="Producer">The lane and its epoch.</param>
/// <param name="Held">What is held of it.</param>
/// <param name="State">Whether its entries count.</param>
/// <param name="Lease">Higher than that of every stream that took the branch over before.</param>
public sealed record OpenBranch(Producer Producer, Checkpoint Held, EpochState State, long Lease);
