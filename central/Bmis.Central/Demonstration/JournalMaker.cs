using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.Demonstration;

/// <summary>Chains a lane's crossings into envelopes, as the lane itself would.</summary>
internal sealed class JournalMaker(string laneId, int seed)
{
    private readonly EnvelopeWriter _writer = new(new Producer(laneId));
    private readonly Random _salts = new(seed);

    /// <summary>The end of the chain.</summary>
    public Checkpoint Head { get; private set; } = Checkpoint.Start;

    /// <summary>The next entry.</summary>
    public Envelope Append(Crossing crossing)
    {
        var draft = new EntryDraft(
            EntryKinds.Crossing,
            CrossingContract.Write(crossing),
            crossing.CrossingId,
            crossing.DecidedAt,
            TimeSpan.Zero,
            SeededIds.Salt(_salts));
        var envelope = _writer.Write(Head, draft);
        Head = envelope.Checkpoint;
        return envelope;
    }
}
