using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Demonstration;

/// <summary>Chains what a lane tells into envelopes, as the lane itself would.</summary>
internal sealed class JournalMaker(string laneId, int seed)
{
    private readonly EnvelopeWriter _writer = new(new Producer(laneId));
    private readonly Random _salts = new(seed);

    /// <summary>The end of the chain.</summary>
    public Checkpoint Head { get; private set; } = Checkpoint.Start;

    /// <summary>The next entry, a decision.</summary>
    public Envelope Append(Crossing crossing) => Append(
        EntryKinds.Crossing, CrossingContract.Write(crossing), crossing.CrossingId, crossing.DecidedAt);

    /// <summary>The next entry, what was done with fingers.</summary>
    public Envelope Append(FingerprintEvent happened) => Append(
        EntryKinds.Fingerprints, FingerprintContract.Write(happened), happened.EventId, happened.At);

    private Envelope Append(string kind, byte[] payload, Guid id, DateTimeOffset at)
    {
        var draft = new EntryDraft(kind, payload, id, at, TimeSpan.Zero, SeededIds.Salt(_salts));
        var envelope = _writer.Write(Head, draft);
        Head = envelope.Checkpoint;
        return envelope;
    }
}
