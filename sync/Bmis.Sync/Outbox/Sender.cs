using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Outbox;

/// <summary>
/// The lane's side of one push stream: hello, compare the centre's checkpoint with the own journal, then batches in a
/// window of number and time, and their acknowledgements. It has no task, socket, store or clock: <see cref="Next"/>
/// says what to do, the other methods tell what happened. Not thread-safe.
/// </summary>
internal sealed class Sender
{
    private readonly Queue<Flight> _underWay = new();
    private readonly LinkPace _pace = new();
    private readonly Queue<SenderAction> _due = new();
    private readonly Producer _producer;
    private readonly Checkpoint _head;
    private Checkpoint? _claim;
    private State _state = State.Greeting;
    private long _next;
    private int _batch = SenderLimits.FirstBatch;
    private bool _drained;
    private TimeSpan _now;

    /// <summary>Starts a stream.</summary>
    /// <param name="producer">The lane and the epoch that its journal is in.</param>
    /// <param name="softwareVersion">The lane's software version.</param>
    /// <param name="head">The journal's end.</param>
    /// <param name="acknowledged">
    /// The last acknowledged checkpoint, if the journal has it: where a branch that the centre does not know begins.
    /// </param>
    public Sender(Producer producer, string softwareVersion, Checkpoint head, Checkpoint acknowledged)
    {
        (_producer, _head) = (producer, head);
        var hello = new Hello
        {
            LaneId = producer.LaneId,
            SoftwareVersion = softwareVersion,
            HeadSequence = head.Sequence,
            HeadHash = Hash(head),
            Epoch = producer.Epoch,
        };
        if (acknowledged.Sequence > 0)
            hello.Acknowledged = new Acknowledgement { Sequence = acknowledged.Sequence, Hash = Hash(acknowledged) };
        _due.Enqueue(new SenderAction.Send(new PushRequest { Hello = hello }));
    }

    private enum State
    {
        Greeting,
        Comparing,
        Streaming,
        Proving,
        Stopped,
    }

    /// <summary>Why the stream cannot go on; null while it can.</summary>
    public LinkFault? Fault { get; private set; }

    /// <summary>Whether the centre's checkpoint was found in the own journal.</summary>
    public bool IsAgreed => _state is State.Streaming;

    /// <summary>Whether the centre owes an answer.</summary>
    public bool IsOwed => _state is State.Greeting or State.Proving || _underWay.Count > 0;

    // Something may always be under way: an entry may be larger than what the link carries in its time.
    private bool HasRoom => _underWay.Count == 0
        || (_underWay.Count < SenderLimits.Window && _pace.UnderWay + _pace.Batch <= _pace.Allowed);

    /// <summary>Says what time it is, before anything that happens then; only differences count.</summary>
    public void At(TimeSpan now) => _now = now;

    /// <summary>What to do now.</summary>
    public SenderAction Next()
    {
        if (_due.TryDequeue(out var due))
            return due;
        return _state switch
        {
            State.Stopped => new SenderAction.Stop(),
            State.Comparing when _claim is { } claim => new SenderAction.FindHash(claim.Sequence),
            State.Streaming when !_drained && HasRoom => SenderAction.Read.Batch(_next, _batch, _pace.Batch),
            State.Streaming when _drained => new SenderAction.Wait(_next - 1),
            _ => new SenderAction.Wait(null),
        };
    }

    /// <summary>A status message to send among the batches; dropped before lane and centre agree.</summary>
    public void StatusDue(Protocol.LaneStatus status)
    {
        if (IsAgreed)
            _due.Enqueue(new SenderAction.Send(new PushRequest { Status = status }));
    }

    /// <summary>The journal has entries beyond what was read.</summary>
    public void HeadMoved() => _drained = false;

    /// <summary>The centre said something.</summary>
    public void Received(PushReply reply)
    {
        if (_state == State.Stopped)
            return;
        switch (reply.MessageCase)
        {
            case PushReply.MessageOneofCase.Checkpoint:
                Claimed(reply.Checkpoint.Sequence, reply.Checkpoint.Hash.Memory);
                break;
            case PushReply.MessageOneofCase.Acknowledgement:
                Acknowledged(reply.Acknowledgement.Sequence, reply.Acknowledgement.Hash.Memory);
                break;
            case PushReply.MessageOneofCase.Refusal:
                Refused(reply.Refusal);
                break;
            default:
                Stop(new LinkFault(RefusalReason.OutOfPlace, 0));
                break;
        }
    }

    /// <summary>The own hash at the number that was asked for; null when the journal does not have it.</summary>
    public void HashFound(ReadOnlyMemory<byte>? hash)
    {
        if (_state != State.Comparing || _claim is not { } claim)
            return;
        _claim = null;
        if (hash is not { } own)
            Disagree(claim);
        else if (own.Span.SequenceEqual(claim.Hash.Span))
            Agree(claim);
        else
            Prove(new LinkFault(RefusalReason.Fork, claim.Sequence), new SenderAction.Read(claim.Sequence, 1, 1));
    }

    /// <summary>The entries that were asked for, possibly none.</summary>
    public void EntriesRead(IReadOnlyList<Envelope> entries)
    {
        if (_state == State.Proving)
            SendBatch(entries, entries.Count);
        else if (_state == State.Streaming)
            Stream(entries);
    }

    /// <summary>The first of the entries that were asked for is this one, and it cannot be read.</summary>
    public void EntryDamaged(long sequence)
    {
        if (_state == State.Streaming && sequence > _next)
            Missing(_next);
        else if (_state is State.Streaming or State.Proving)
            Tell(new LinkFault(RefusalReason.Damaged, sequence), new() { DamagedSequence = sequence });
    }

    private void Stream(IReadOnlyList<Envelope> entries)
    {
        if (entries.Count == 0)
        {
            _drained = true;
            return;
        }

        var run = 0;
        while (run < entries.Count && entries[run].Sequence == _next + run)
            run++;
        if (run == 0)
        {
            Missing(_next);
            return;
        }

        SendBatch(entries, run);
        _underWay.Enqueue(_pace.Leave(entries[run - 1].Checkpoint, Bytes(entries, run), _now));
        _next += run;
    }

    private void Claimed(long sequence, ReadOnlyMemory<byte> hash)
    {
        if (_state == State.Proving)
            return;
        _underWay.Clear();
        _pace.GiveUp();
        _claim = new Checkpoint(sequence, hash);
        _state = State.Comparing;
    }

    private void Acknowledged(long sequence, ReadOnlyMemory<byte> hash)
    {
        if (_state != State.Streaming)
            return;
        while (_underWay.TryPeek(out var batch) && batch.End.Sequence < sequence)
            _pace.Arrive(_underWay.Dequeue(), _now);
        if (_underWay.TryPeek(out var last) && last.End.Equals(new Checkpoint(sequence, hash)))
        {
            _pace.Arrive(_underWay.Dequeue(), _now);
            _due.Enqueue(new SenderAction.NoteAcknowledged(last.End));
            _batch = Math.Min(2 * _batch, EnvelopeLimits.BatchEntries);
        }
        else if (sequence >= FirstUnderWay())
            Claimed(sequence, hash);
    }

    // An acknowledgement below this was said before and is old news.
    private long FirstUnderWay() => _underWay.TryPeek(out var batch) ? batch.End.Sequence : _next;

    private void Agree(Checkpoint claim)
    {
        _next = claim.Sequence + 1;
        _drained = false;
        _state = State.Streaming;
        _due.Enqueue(new SenderAction.NoteAcknowledged(claim));
    }

    private void Disagree(Checkpoint claim)
    {
        if (claim.Sequence > _head.Sequence)
            Stop(new LinkFault(RefusalReason.Rewound, claim.Sequence));
        else
            Missing(claim.Sequence);
    }

    private void Missing(long sequence) =>
        Tell(new LinkFault(RefusalReason.Missing, sequence), new() { MissingSequence = sequence });

    // It bears nothing else, so that headquarters keeps the same evidence once, however often it is told.
    private void Tell(LinkFault fault, Protocol.LaneStatus status) =>
        Prove(fault, new SenderAction.Send(new PushRequest { Status = status }));

    // The centre is shown what is wrong, so that headquarters hears of it, and answers with a refusal.
    private void Prove(LinkFault fault, SenderAction proof)
    {
        Fault = fault;
        _state = State.Proving;
        _due.Enqueue(proof);
    }

    private void Refused(Refusal refusal)
    {
        Stop(new LinkFault(refusal.Reason, refusal.Sequence));
        if (refusal.Epoch > _producer.Epoch && refusal.Epoch <= EnvelopeLimits.Epoch)
            _due.Enqueue(new SenderAction.BeginEpoch(refusal.Epoch));
    }

    private void Stop(LinkFault fault)
    {
        Fault ??= fault;
        _due.Clear();
        _state = State.Stopped;
    }

    private static ByteString Hash(Checkpoint checkpoint) => ByteString.CopyFrom(checkpoint.Hash.Span);

    private static long Bytes(IReadOnlyList<Envelope> entries, int count) =>
        entries.Take(count).Sum(entry => (long)entry.WireBytes);

    private void SendBatch(IReadOnlyList<Envelope> entries, int count)
    {
        if (count == 0)
            return;
        var batch = new Batch();
        batch.Envelopes.Capacity = count;
        for (var i = 0; i < count; i++)
            batch.Envelopes.Add(EnvelopeCodec.ToWire(entries[i]));
        _due.Enqueue(new SenderAction.Send(new PushRequest { Batch = batch }));
    }
}
