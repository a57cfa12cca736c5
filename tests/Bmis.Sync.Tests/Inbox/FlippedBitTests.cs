using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Inbox;

/// <summary>An entry with one flipped bit arrives at the centre, somewhere in a batch.</summary>
public sealed class FlippedBitTests
{
    private const int Seed = 20261128;
    private const int Entries = 12;

    private static readonly int Flips = Effort.Times(200);

    private static readonly Producer Lane = new("lane-1");
    private readonly IReadOnlyList<Envelope> _journal = new SeededDrafts(1, payloadBytes: 300).Chain(Lane, Entries);

    [Fact]
    public void Every_flipped_bit_on_the_wire_is_found_and_the_first_bad_number_named()
    {
        var random = new Random(Seed);
        var unreadable = 0;
        for (var flip = 0; flip < Flips; flip++)
        {
            var bad = 1 + random.Next(Entries - 1);
            var bytes = EnvelopeCodec.ToWire(_journal[bad - 1]).ToByteArray();
            var bit = random.Next(8 * bytes.Length);
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Read(bytes) is not { } changed)
            {
                unreadable++;
                continue;
            }

            var (stored, named) = Take(bad, changed);
            Assert.True(named == bad, $"flip {flip}: bit {bit} of entry {bad} is said to be in {named}");
            Assert.Equal(_journal.Take(bad - 1).Select(entry => entry.Checkpoint), stored);
        }

        Assert.InRange(unreadable, 0, Flips / 10);
    }

    // A message that is none is refused whole by the wire, before anybody looks at its entries.
    private static Protocol.Envelope? Read(byte[] bytes)
    {
        try
        {
            return Protocol.Envelope.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    private (IEnumerable<Checkpoint> Stored, long Named) Take(int bad, Protocol.Envelope changed)
    {
        var receiver = new Receiver(Lane, Checkpoint.Start);
        var head = _journal[^1].Checkpoint;
        receiver.Take(new PushRequest
        {
            Hello = new Hello
            {
                LaneId = Lane.LaneId, HeadSequence = head.Sequence, HeadHash = ByteString.CopyFrom(head.Hash.Span),
            },
        });
        var batch = new Batch { Envelopes = { _journal.Select(EnvelopeCodec.ToWire) } };
        batch.Envelopes[bad - 1] = changed;
        var step = receiver.Take(new PushRequest { Batch = batch });
        var store = step as ReceiverStep.Store;
        return (store?.Run.Select(entry => entry.Checkpoint) ?? [], Named(store is null ? step : store.Then));
    }

    // Where an entry bears a later number the one before it is missing, and the centre asks for it.
    private static long Named(ReceiverStep? step) => step switch
    {
        ReceiverStep.Refuse refuse => refuse.Quarantine.Sequence,
        ReceiverStep.Ask ask => ask.Held.Sequence + 1,
        _ => 0,
    };
}
