using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>What became of a kit with a lane's journal. What stands before a trouble is stored durably.</summary>
/// <param name="Branch">The lane and the epoch of its journal.</param>
/// <param name="Before">What was held before.</param>
/// <param name="Held">What is held now.</param>
/// <param name="State">Whether the entries count.</param>
public sealed record KitOutcome(Producer Branch, Checkpoint Before, Checkpoint Held, EpochState State)
{
    /// <summary>Attachments of the kit that were wanted and kept.</summary>
    public int Attachments { get; init; }

    /// <summary>Why the journal cannot go on, as a stream would be told; null when it can.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What is wrong with the kit, in words; empty when everything was taken or held already.</summary>
    public string Trouble { get; init; } = "";

    /// <summary>The first entry that is missing or cannot be taken; 0 when none is.</summary>
    public long FirstBad { get; init; }

    /// <summary>Whether everything was taken or held already.</summary>
    public bool IsWhole => Trouble.Length == 0;
}
