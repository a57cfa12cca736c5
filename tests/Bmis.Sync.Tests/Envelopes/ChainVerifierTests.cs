using Bmis.Sync.Envelopes;
using Bmis.TestKit.Stores;

namespace Bmis.Sync.Tests.Envelopes;

public sealed class ChainVerifierTests
{
    private static readonly Producer Lane = new("lane-1");

    [Fact]
    public void A_whole_chain_fits_from_its_start_and_from_an_anchor()
    {
        var chain = new SeededDrafts(1).Chain(Lane, 50);
        Assert.Null(new ChainVerifier(Lane, Checkpoint.Start).AcceptAll(chain));
        Assert.Null(new ChainVerifier(Lane, chain[19].Checkpoint).AcceptAll(chain.Skip(20)));
    }

    [Fact]
    public void Erased_entries_still_carry_the_chain()
    {
        var chain = new SeededDrafts(2).Chain(Lane, 10).Select((entry, i) => i % 3 == 0 ? entry.Erased() : entry);
        Assert.Null(new ChainVerifier(Lane, Checkpoint.Start).AcceptAll(chain));
    }

    [Fact]
    public void A_missing_entry_is_named_by_its_number()
    {
        var chain = new SeededDrafts(3).Chain(Lane, 10).Where(entry => entry.Sequence != 6);
        var fault = new ChainVerifier(Lane, Checkpoint.Start).AcceptAll(chain);
        Assert.Equal(new ChainFault(6, ChainFaultReason.Gap), fault);
    }

    [Fact]
    public void A_repeated_entry_is_named()
    {
        var chain = new SeededDrafts(4).Chain(Lane, 3);
        var fault = new ChainVerifier(Lane, Checkpoint.Start).AcceptAll([chain[0], chain[1], chain[1], chain[2]]);
        Assert.Equal(new ChainFault(2, ChainFaultReason.Repeated), fault);
    }

    [Fact]
    public void Another_lanes_entry_is_named()
    {
        var chain = new SeededDrafts(5).Chain(new Producer("lane-2"), 1);
        var fault = new ChainVerifier(Lane, Checkpoint.Start).Accept(chain[0]);
        Assert.Equal(new ChainFault(1, ChainFaultReason.WrongLane), fault);
    }

    [Fact]
    public void An_entry_that_does_not_fit_leaves_the_verifier_where_it_was()
    {
        var chain = new SeededDrafts(6).Chain(Lane, 3);
        var verifier = new ChainVerifier(Lane, Checkpoint.Start);
        Assert.Null(verifier.Accept(chain[0]));
        Assert.NotNull(verifier.Accept(chain[2]));
        Assert.Equal(chain[0].Checkpoint, verifier.Head);
        Assert.Null(verifier.Accept(chain[1]));
    }

    [Fact]
    public void Every_flipped_bit_is_found_at_its_entry()
    {
        var chain = new SeededDrafts(7, payloadBytes: 20).Chain(Lane, 3);
        var victim = EnvelopeCodec.ToWire(chain[1]);
        foreach (var part in Enumerable.Range(0, 5))
        {
            var length = Part(victim, part).Length;
            for (var bit = 0; bit < 8 * length; bit++)
                AssertFound(chain, Flip(victim, part, bit));
        }
    }

    private static void AssertFound(IReadOnlyList<Envelope> chain, Protocol.Envelope flipped)
    {
        var read = EnvelopeCodec.FromWire(flipped);
        if (!read.IsValid)
            return;
        var fault = new ChainVerifier(Lane, Checkpoint.Start).AcceptAll([chain[0], read.Envelope, chain[2]]);
        Assert.NotNull(fault);
        Assert.True(fault.Sequence == 2 || read.Envelope.Sequence != 2, $"{fault}");
    }

    private static Protocol.Envelope Flip(Protocol.Envelope victim, int part, int bit)
    {
        var bytes = Part(victim, part).ToByteArray();
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        var flipped = victim.Clone();
        var changed = Google.Protobuf.ByteString.CopyFrom(bytes);
        switch (part)
        {
            case 0: flipped.Header = changed; break;
            case 1: flipped.Salt = changed; break;
            case 2: flipped.Payload = changed; break;
            case 3: flipped.PayloadDigest = changed; break;
            default: flipped.Hash = changed; break;
        }

        return flipped;
    }

    private static Google.Protobuf.ByteString Part(Protocol.Envelope envelope, int part) => part switch
    {
        0 => envelope.Header,
        1 => envelope.Salt,
        2 => envelope.Payload,
        3 => envelope.PayloadDigest,
        _ => envelope.Hash,
    };
}
