using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Inbox;

/// <summary>
/// The centre's side of one push stream. It has no task, socket, store or clock: it is given messages and says what
/// to do about them. It runs ahead of the store: a batch is checked against what was accepted before it, stored or
/// not yet, because the steps are done in order. Not thread-safe.
/// </summary>
/// <param name="producer">The lane, as its certificate says, and the epoch that it names.</param>
/// <param name="held">What the store held when the stream was opened.</param>
internal sealed class Receiver(Producer producer, Checkpoint held)
{
    private readonly ChainVerifier _chain = new(producer, held);
    private bool _greeted;
    private bool _refused;
    private long _asked;

    /// <summary>The end of what was accepted.</summary>
    public Checkpoint Accepted => _chain.Head;

    /// <summary>Takes the next message.</summary>
    public ReceiverStep Take(PushRequest request)
    {
        if (_refused)
            return ReceiverStep.Nothing;
        return request.MessageCase switch
        {
            PushRequest.MessageOneofCase.Hello when !_greeted => Greet(request.Hello),
            PushRequest.MessageOneofCase.Batch when _greeted => TakeBatch(request.Batch),
            PushRequest.MessageOneofCase.Status when _greeted => TakeStatus(request.Status),
            _ => Refuse(RefusalReason.OutOfPlace, 0, ByteString.Empty),
        };
    }

    private ReceiverStep Greet(Hello hello)
    {
        _greeted = true;
        if (hello.HeadSequence < 0
            || hello.HeadHash.Length != EnvelopeLimits.HashBytes
            || HelloReader.Epoch(hello) != producer.Epoch
            || HelloReader.Acknowledged(hello) is not { } acknowledged)
            return Refuse(RefusalReason.Malformed, 0, hello.ToByteString());
        if (hello.LaneId != producer.LaneId)
            return Refuse(RefusalReason.WrongLane, 0, hello.ToByteString());
        if (hello.HeadSequence < Accepted.Sequence)
            return Refuse(RefusalReason.Rewound, hello.HeadSequence, hello.ToByteString());
        if (hello.HeadSequence == Accepted.Sequence && !IsAcceptedHash(hello.HeadHash.Span))
            return Refuse(RefusalReason.Fork, hello.HeadSequence, hello.ToByteString());
        return acknowledged.Sequence > Accepted.Sequence
            ? new ReceiverStep.Warn(new Quarantine(RefusalReason.CentreBehind, acknowledged.Sequence, default), Ask())
            : Ask();
    }

    private ReceiverStep.Ask Ask() => new(Accepted);

    private ReceiverStep TakeStatus(Protocol.LaneStatus message)
    {
        if (message.MissingSequence != 0)
            return Refuse(RefusalReason.Missing, message.MissingSequence, message.ToByteString());
        if (message.DamagedSequence != 0)
            return Refuse(RefusalReason.Damaged, message.DamagedSequence, message.ToByteString());
        return StatusReader.Read(message) is { } status
            ? new ReceiverStep.Note(status)
            : Refuse(RefusalReason.Malformed, 0, message.ToByteString());
    }

    private ReceiverStep TakeBatch(Batch batch)
    {
        if (batch.Envelopes.Count is 0 or > EnvelopeLimits.BatchEntries)
            return Refuse(RefusalReason.Malformed, 0, ByteString.Empty);
        var before = Accepted;
        var run = new List<Envelope>(batch.Envelopes.Count);
        ReceiverStep? trouble = null;
        for (var i = 0; i < batch.Envelopes.Count && trouble is null; i++)
            trouble = TakeEntry(batch.Envelopes[i], run);
        if (run.Count == 0)
            return trouble ?? new ReceiverStep.Acknowledge(Accepted);
        _asked = 0;
        return new ReceiverStep.Store(before, run, Accepted, trouble);
    }

    // Adds the entry to the run when it follows and passes over one that is held already; null when nothing is wrong.
    private ReceiverStep? TakeEntry(Protocol.Envelope message, List<Envelope> run)
    {
        if (EnvelopeCodec.FromWire(message).Envelope is not { } envelope)
            return Refuse(RefusalReason.Malformed, Accepted.Sequence + 1, message.ToByteString());
        if (envelope.Header.LaneId != producer.LaneId)
            return Refuse(RefusalReason.WrongLane, envelope.Sequence, message.ToByteString());
        if (envelope.Sequence > Accepted.Sequence + 1)
            return AskOnce();
        if (envelope.Sequence < Accepted.Sequence)
            return null;
        if (envelope.Sequence == Accepted.Sequence)
            return IsAcceptedHash(envelope.Hash.Span) ? null : Fork(message);
        if (_chain.Accept(envelope) is { } fault)
            return Refuse(RefusalReason.BrokenChain, fault.Sequence, message.ToByteString());
        run.Add(envelope);
        return null;
    }

    private ReceiverStep.Refuse Fork(Protocol.Envelope message) =>
        Refuse(RefusalReason.Fork, Accepted.Sequence, message.ToByteString());

    // What was under way behind the gap keeps arriving: asking once a gap is enough.
    private ReceiverStep AskOnce()
    {
        if (_asked == Accepted.Sequence + 1)
            return ReceiverStep.Nothing;
        _asked = Accepted.Sequence + 1;
        return Ask();
    }

    private ReceiverStep.Refuse Refuse(RefusalReason reason, long sequence, ByteString evidence)
    {
        _refused = true;
        var kept = evidence.Memory[..Math.Min(evidence.Length, ReceiverLimits.EvidenceBytes)];
        return new ReceiverStep.Refuse(new Quarantine(reason, sequence, kept));
    }

    private bool IsAcceptedHash(ReadOnlySpan<byte> hash) => hash.SequenceEqual(Accepted.Hash.Span);
}
