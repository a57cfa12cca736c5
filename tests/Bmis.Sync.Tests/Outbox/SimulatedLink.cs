using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Google.Protobuf;
using Acknowledgement = Bmis.Sync.Protocol.Acknowledgement;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Outbox;

/// <summary>A sender on a link of so many bytes a second and such a round trip, in its own time.</summary>
internal sealed class SimulatedLink(IReadOnlyList<Envelope> journal, double bytesPerSecond, TimeSpan roundTrip)
{
    private readonly Sender _sender = new(new Producer("lane-1"), "1", journal[^1].Checkpoint, Checkpoint.Start);
    private readonly Queue<(TimeSpan At, PushReply Reply, TimeSpan Left, long Bytes)> _replies = new();
    private TimeSpan _now;
    private TimeSpan _free;
    private long _underWay;
    private long _arrived;

    /// <summary>The longest time from a batch's leaving to its acknowledgement.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The same of the last one.</summary>
    public TimeSpan LastTook { get; private set; }

    /// <summary>The most that was under way once a hundredth had arrived.</summary>
    public long MostUnderWay { get; private set; }

    /// <summary>All bytes that were sent.</summary>
    public long Carried { get; private set; }

    /// <summary>The link's bytes a second from here on.</summary>
    public double BytesPerSecond { get; set; } = bytesPerSecond;

    /// <summary>Sends everything up to this entry; how long it took.</summary>
    public TimeSpan SendUpTo(int entries)
    {
        var begun = _now;
        while (_arrived < entries)
        {
            _sender.At(_now);
            switch (_sender.Next())
            {
                case SenderAction.Send { Request.Hello: not null }:
                    Answer(new PushReply { Checkpoint = new() { Hash = Bytes(HashChain.Genesis) } }, 0);
                    break;
                case SenderAction.Send { Request.Batch: { } batch }:
                    Carry(batch);
                    break;
                case SenderAction.FindHash:
                    _sender.HashFound(HashChain.Genesis);
                    break;
                case SenderAction.Read read:
                    _sender.EntriesRead(Read(read));
                    break;
                case SenderAction.Wait:
                    Hear();
                    break;
            }
        }

        return _now - begun;
    }

    private void Carry(Batch batch)
    {
        var last = EnvelopeCodec.FromWire(batch.Envelopes[^1]).Require().Checkpoint;
        var said = new Acknowledgement { Sequence = last.Sequence, Hash = Bytes(last.Hash) };
        Answer(new PushReply { Acknowledgement = said }, batch.CalculateSize());
        if (_arrived > journal.Count / 100)
            MostUnderWay = Math.Max(MostUnderWay, _underWay);
    }

    private void Answer(PushReply reply, long bytes)
    {
        _free = (_free > _now ? _free : _now) + TimeSpan.FromSeconds(bytes / BytesPerSecond);
        _underWay += bytes;
        Carried += bytes;
        _replies.Enqueue((_free + roundTrip, reply, _now, bytes));
    }

    private void Hear()
    {
        var (at, reply, left, bytes) = _replies.Dequeue();
        _now = at;
        _underWay -= bytes;
        LastTook = at - left;
        Slowest = LastTook > Slowest ? LastTook : Slowest;
        _arrived = reply.Acknowledgement?.Sequence ?? 0;
        _sender.At(_now);
        _sender.Received(reply);
    }

    private List<Envelope> Read(SenderAction.Read read)
    {
        var found = new List<Envelope>();
        long bytes = 0;
        foreach (var entry in journal.Skip((int)read.First - 1).Take(read.MaxEntries))
        {
            bytes += entry.WireBytes;
            if (bytes > read.MaxBytes && found.Count > 0)
                break;
            found.Add(entry);
        }

        return found;
    }

    private static ByteString Bytes(ReadOnlyMemory<byte> hash) => ByteString.CopyFrom(hash.Span);
}
