using Bmis.Sync.Envelopes;
using Bmis.TestKit.Stores;
using Google.Protobuf;

namespace Bmis.Sync.Tests.Envelopes;

public sealed class EnvelopeTests
{
    private static readonly Producer Lane = new("lane-1");

    [Fact]
    public void An_envelope_survives_the_wire_byte_for_byte()
    {
        var sent = new SeededDrafts(1).Chain(Lane, 1)[0];
        var bytes = EnvelopeCodec.ToWire(sent).ToByteArray();
        var read = EnvelopeCodec.FromWire(Protocol.Envelope.Parser.ParseFrom(bytes)).Require();
        Assert.Equal(sent.Header, read.Header);
        Assert.Equal(sent.HeaderBytes.ToArray(), read.HeaderBytes.ToArray());
        Assert.Equal(sent.Salt!.Value.ToArray(), read.Salt!.Value.ToArray());
        Assert.Equal(sent.Payload!.Value.ToArray(), read.Payload!.Value.ToArray());
        Assert.Equal(sent.PayloadDigest.ToArray(), read.PayloadDigest.ToArray());
        Assert.Equal(sent.Checkpoint, read.Checkpoint);
        Assert.True(bytes.Length <= sent.WireBytes);
    }

    [Fact]
    public void An_erased_envelope_survives_the_wire_and_an_empty_payload_is_not_erased()
    {
        var drafts = new SeededDrafts(2);
        var empty = new EnvelopeWriter(Lane).Write(Checkpoint.Start, drafts.Next("audit", []));
        Assert.False(ThroughWire(empty).IsErased);
        var erased = ThroughWire(empty.Erased());
        Assert.True(erased.IsErased);
        Assert.Null(erased.Salt);
        Assert.Equal(empty.Checkpoint, erased.Checkpoint);
    }

    [Fact]
    public void The_largest_entry_fits_and_one_byte_more_does_not()
    {
        var drafts = new SeededDrafts(3);
        var lane = new Producer(new string('x', EnvelopeLimits.LaneIdCharacters));
        var kind = new string('k', EnvelopeLimits.KindCharacters);
        var writer = new EnvelopeWriter(lane);
        var last = new Checkpoint(long.MaxValue - 1, HashChain.Genesis);
        var largest = writer.Write(last, drafts.Next(kind, new byte[EnvelopeLimits.PayloadBytes]));
        Assert.InRange(largest.HeaderBytes.Length, 1, EnvelopeLimits.HeaderBytes);
        Assert.True(EnvelopeCodec.ToWire(largest).CalculateSize() <= largest.WireBytes);
        var oversized = drafts.Next(kind, new byte[EnvelopeLimits.PayloadBytes + 1]);
        Assert.Throws<ArgumentException>(() => writer.Write(Checkpoint.Start, oversized));
        Assert.Throws<ArgumentException>(() => writer.Write(Checkpoint.Start, drafts.Next(kind + "k")));
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes()
    {
        var writer = new EnvelopeWriter(Lane);
        var one = writer.Write(Checkpoint.Start, new SeededDrafts(4).Next());
        var two = writer.Write(Checkpoint.Start, new SeededDrafts(4).Next());
        Assert.Equal(one.Checkpoint, two.Checkpoint);
    }

    public static TheoryData<EnvelopeFault, string> Spoiled() => new()
    {
        { EnvelopeFault.HeaderLength, "no header" },
        { EnvelopeFault.HeaderLength, "long header" },
        { EnvelopeFault.HeaderUnreadable, "noise header" },
        { EnvelopeFault.LaneId, "no lane" },
        { EnvelopeFault.LaneId, "lane with space" },
        { EnvelopeFault.Sequence, "sequence 0" },
        { EnvelopeFault.Sequence, "sequence below" },
        { EnvelopeFault.Id, "short id" },
        { EnvelopeFault.Id, "zero id" },
        { EnvelopeFault.Kind, "long kind" },
        { EnvelopeFault.DeviceTime, "time before 1970" },
        { EnvelopeFault.DeviceTime, "time after 9999" },
        { EnvelopeFault.ClockOffset, "huge offset" },
        { EnvelopeFault.Salt, "short salt" },
        { EnvelopeFault.Salt, "salt alone" },
        { EnvelopeFault.Salt, "payload alone" },
        { EnvelopeFault.PayloadLength, "long payload" },
        { EnvelopeFault.DigestLength, "short digest" },
        { EnvelopeFault.HashLength, "no hash" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void A_spoiled_part_is_named(EnvelopeFault fault, string what)
    {
        var message = EnvelopeCodec.ToWire(new SeededDrafts(5).Chain(Lane, 1)[0]);
        Spoil(message, what);
        var result = EnvelopeCodec.FromWire(message);
        Assert.Equal((fault, false), (result.Fault, result.IsValid));
    }

    [Fact]
    public void No_bytes_make_reading_throw()
    {
        var random = new Random(6);
        var whole = EnvelopeCodec.ToWire(new SeededDrafts(6).Chain(Lane, 1)[0]).ToByteArray();
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = whole.ToArray();
            for (var flip = random.Next(1, 4); flip > 0; flip--)
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (Parse(bytes) is { } message)
                EnvelopeCodec.FromWire(message);
        }
    }

    [Fact]
    public void Nothing_of_a_payload_is_ever_printed()
    {
        var envelope = new EnvelopeWriter(Lane).Write(
            Checkpoint.Start, new SeededDrafts(7).Next("decision", "ERIKSSON"u8.ToArray()));
        var wire = EnvelopeCodec.ToWire(envelope);
        var batch = new Protocol.PushRequest { Batch = new Protocol.Batch { Envelopes = { wire } } };
        Assert.Equal("lane-1 1 decision", envelope.ToString());
        Assert.Equal("[envelope]", wire.ToString());
        Assert.Contains("[envelope]", batch.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String("ERIKSSON"u8), batch.ToString(), StringComparison.Ordinal);
    }

    private static void Spoil(Protocol.Envelope message, string what)
    {
        switch (what)
        {
            case "no header": message.Header = ByteString.Empty; break;
            case "long header": message.Header = Zeros(EnvelopeLimits.HeaderBytes + 1); break;
            case "noise header": message.Header = ByteString.CopyFrom(0xFF, 0xFF, 0xFF); break;
            case "short salt": message.Salt = Zeros(15); break;
            case "salt alone": message.ClearPayload(); break;
            case "payload alone": message.ClearSalt(); break;
            case "long payload": message.Payload = Zeros(EnvelopeLimits.PayloadBytes + 1); break;
            case "short digest": message.PayloadDigest = Zeros(31); break;
            case "no hash": message.Hash = ByteString.Empty; break;
            default: SpoilHeader(message, what); break;
        }
    }

    private static void SpoilHeader(Protocol.Envelope message, string what)
    {
        var header = Protocol.EntryHeader.Parser.ParseFrom(message.Header);
        switch (what)
        {
            case "no lane": header.LaneId = ""; break;
            case "lane with space": header.LaneId = "lane 1"; break;
            case "sequence 0": header.Sequence = 0; break;
            case "sequence below": header.Sequence = long.MinValue; break;
            case "short id": header.Id = Zeros(15); break;
            case "zero id": header.Id = Zeros(16); break;
            case "long kind": header.Kind = new string('k', 33); break;
            case "time before 1970": header.DeviceTime = -1; break;
            case "time after 9999": header.DeviceTime = long.MaxValue; break;
            case "huge offset": header.ClockOffset = long.MinValue; break;
            default: throw new ArgumentException(what);
        }

        message.Header = header.ToByteString();
    }

    private static ByteString Zeros(int count) => ByteString.CopyFrom(new byte[count]);

    private static Envelope ThroughWire(Envelope envelope) => EnvelopeCodec.FromWire(
        Protocol.Envelope.Parser.ParseFrom(EnvelopeCodec.ToWire(envelope).ToByteArray())).Require();

    private static Protocol.Envelope? Parse(byte[] bytes)
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
}
