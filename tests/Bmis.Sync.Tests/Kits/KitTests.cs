using System.Buffers.Binary;
using System.Security.Cryptography;
using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Kits;

public sealed class KitTests : IDisposable
{
    private const int Seed = 20261129;

    private readonly KitBench _bench = new();

    [Fact]
    public async Task Entries_are_stored_with_their_exact_bytes_and_attachments_that_are_wanted_kept()
    {
        var chain = Chain(2_500);
        AttachmentKey wanted = new(Guid.Parse("0198c0de-0000-7000-8000-000000000001"), "live"), other = wanted with
        {
            Kind = "portrait",
        };
        _bench.Attachments.Want(_bench.Lane.LaneId, wanted);
        var outcome = await _bench.TakeAsync(_bench.Write(
            chain, Checkpoint.Start, chain[^1].Checkpoint,
            KitBench.Picture(wanted, [1, 2, 3]), KitBench.Picture(other, [4])));
        Assert.Equal(("", chain[^1].Checkpoint, 1), (outcome.Trouble, outcome.Held, outcome.Attachments));
        Assert.Equal(wanted, Assert.Single(_bench.Attachments.Taken).Key);
        Assert.Equal(chain.Select(Text), _bench.Inbox.Stored(_bench.Lane).Select(Text));
    }

    [Fact]
    public async Task An_entry_that_is_missing_within_a_kit_is_named_and_what_is_before_it_kept()
    {
        var chain = Chain(9);
        var outcome = await _bench.TakeAsync(_bench.Write(
            [.. chain.Take(4), .. chain.Skip(5)], Checkpoint.Start, chain[^1].Checkpoint));
        Assert.Equal((5, 4), (outcome.FirstBad, outcome.Held.Sequence));
        Assert.Contains("Entry 5 is missing", outcome.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_its_lane_changed_is_kept_as_evidence_and_not_stored()
    {
        var chain = Chain(6);
        var others = new SeededDrafts(Seed + 1).Chain(_bench.Lane, 4);
        var outcome = await _bench.TakeAsync(_bench.Write(
            [.. chain.Take(3), others[3], .. chain.Skip(4)], Checkpoint.Start, chain[^1].Checkpoint));
        Assert.Equal((4, 3), (outcome.FirstBad, outcome.Held.Sequence));
        Assert.Equal(RefusalReason.BrokenChain, outcome.Refusal!.Reason);
        Assert.Single(_bench.Inbox.Quarantined(_bench.Lane));
    }

    [Fact]
    public async Task A_kit_whose_last_entry_differs_from_the_one_held_is_a_fork_however_old_it_is()
    {
        var chain = Chain(10);
        await _bench.TakeAsync(_bench.Write(chain, Checkpoint.Start, chain[^1].Checkpoint));
        var others = new SeededDrafts(Seed + 1).Chain(_bench.Lane, 4);
        var outcome = await _bench.TakeAsync(_bench.Write(others, Checkpoint.Start, others[^1].Checkpoint));
        Assert.Equal((RefusalReason.Fork, 4, 2),
            (outcome.Refusal!.Reason, outcome.Refusal.Sequence, outcome.Refusal.Epoch));
        Assert.Equal(10, _bench.Inbox.Count(_bench.Lane));
    }

    [Fact]
    public void A_flipped_byte_anywhere_does_not_open_and_nothing_before_it_is_lost()
    {
        var chain = Chain(30);
        var whole = File.ReadAllBytes(_bench.Write(chain, Checkpoint.Start, chain[^1].Checkpoint));
        var random = new Random(Seed);
        for (var flip = 0; flip < 300; flip++)
        {
            var at = random.Next(whole.Length);
            var bytes = whole.ToArray();
            bytes[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(_bench.At("flipped"), bytes);
            var read = new List<Envelope>();
            Assert.ThrowsAny<KitException>(() => ReadAll(_bench.At("flipped"), read));
            Assert.Equal(chain.Take(read.Count).Select(Text), read.Select(Text));
            Assert.True(read.Count * 200 < at, $"A flip at {at} let {read.Count} entries through.");
        }
    }

    [Fact]
    public void An_item_that_was_moved_doubled_or_left_out_is_found_where_it_is()
    {
        var chain = Chain(8);
        var whole = File.ReadAllBytes(_bench.Write(chain, Checkpoint.Start, chain[^1].Checkpoint));
        var frames = Frames(whole);
        foreach (var order in (int[][])[[0, 1, 2, 4, 3, 5, 6, 7, 8, 9], [0, 1, 2, 2, 3], [0, 1, 2, 4, 5, 6, 7, 8, 9]])
        {
            File.WriteAllBytes(_bench.At("moved"), [.. whole[..8], .. order.SelectMany(one => frames[one])]);
            var read = new List<Envelope>();
            Assert.Throws<KitException>(() => ReadAll(_bench.At("moved"), read));
            Assert.Equal(2, read.Count);
        }
    }

    [Fact]
    public void Only_those_for_whom_it_was_sealed_open_a_kit()
    {
        var chain = Chain(1);
        using var kit = KitReader.Open(_bench.Write(chain, Checkpoint.Start, chain[^1].Checkpoint));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.False(kit.Unlock([stranger]));
        Assert.True(kit.Unlock([stranger, _bench.CentreKey]));
        Assert.NotNull(kit.Next());
    }

    [Fact]
    public void A_kit_that_is_not_ended_leaves_nothing_under_its_name()
    {
        var header = new KitHeader { LaneId = _bench.Lane.LaneId };
        using (var writer = KitWriter.Create(_bench.At("half"), header, [], KitSigning.AsDevice(_bench.Device)))
            writer.Write(new KitItem { Envelope = EnvelopeCodec.ToWire(Chain(1)[0]) });
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(_bench.At("half"))!));
    }

    [Theory]
    [InlineData(KitLimits.HeaderBytes + 1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void A_header_beyond_its_limit_is_refused_before_it_is_read(int length)
    {
        byte[] file = [.. "bmiskit1"u8, (byte)(length >> 24), (byte)(length >> 16), (byte)(length >> 8), (byte)length];
        File.WriteAllBytes(_bench.At("large"), file);
        Assert.Throws<KitException>(() => KitReader.Open(_bench.At("large")));
    }

    public void Dispose() => _bench.Dispose();

    private IReadOnlyList<Envelope> Chain(int count) => new SeededDrafts(Seed, 128).Chain(_bench.Lane, count);

    private void ReadAll(string file, List<Envelope> read)
    {
        using var kit = KitReader.Open(file);
        if (!KitSigning.IsSignedBy(kit.Signed, _bench.Device)
            || kit.Certificate()?.Thumbprint != _bench.Device.Thumbprint)
            throw new KitException("Not signed.");
        if (!kit.Unlock([_bench.CentreKey]))
            throw new KitException("Not sealed for us.");
        while (kit.Next() is { } item)
            read.Add(EnvelopeCodec.FromWire(item.Envelope).Envelope!);
    }

    private static List<byte[]> Frames(byte[] file)
    {
        var frames = new List<byte[]>();
        for (var at = 8; at < file.Length; at += frames[^1].Length)
            frames.Add(file[at..(at + 4 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at)))]);
        return frames;
    }

    private static string Text(Envelope one) => $"{one} {Convert.ToHexString(one.HeaderBytes.Span)} "
        + $"{Convert.ToHexString(one.Payload!.Value.Span)} {Convert.ToHexString(one.Hash.Span)}";
}
