using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Acknowledgement = Bmis.Sync.Protocol.Acknowledgement;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Outbox;

public sealed class SenderTests
{
    private static readonly Producer Lane = new("lane-1");
    private readonly IReadOnlyList<Envelope> _journal = new SeededDrafts(1).Chain(Lane, 30);

    [Fact]
    public void It_says_hello_first_and_waits()
    {
        var sender = New();
        var hello = Sent(sender).Hello;
        Assert.Equal(("lane-1", "1.2", 30), (hello.LaneId, hello.SoftwareVersion, hello.HeadSequence));
        Assert.Equal(_journal[^1].Hash.ToArray(), hello.HeadHash.ToByteArray());
        Assert.Equal(new SenderAction.Wait(null), sender.Next());
        Assert.True(sender.IsOwed);
    }

    [Fact]
    public void It_streams_from_the_centres_checkpoint_when_the_hashes_agree()
    {
        var sender = Agreed(10);
        var read = Assert.IsType<SenderAction.Read>(sender.Next());
        Assert.Equal(11, read.First);
        sender.EntriesRead([.. _journal.Skip(10).Take(5)]);
        Assert.Equal(Numbers(11, 5), SequencesIn(Sent(sender)));
        Assert.Equal(16, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void Its_batches_begin_small_and_grow_with_each_acknowledgement()
    {
        var sender = Agreed(0);
        Assert.Equal(SenderLimits.FirstBatch, Assert.IsType<SenderAction.Read>(sender.Next()).MaxEntries);
        sender.EntriesRead([.. _journal.Take(5)]);
        Assert.NotNull(Sent(sender));
        Assert.Equal(SenderLimits.FirstBatch, Assert.IsType<SenderAction.Read>(sender.Next()).MaxEntries);
        sender.Received(Acknowledge(_journal[4].Checkpoint));
        Assert.IsType<SenderAction.NoteAcknowledged>(sender.Next());
        Assert.Equal(2 * SenderLimits.FirstBatch, Assert.IsType<SenderAction.Read>(sender.Next()).MaxEntries);
    }

    [Fact]
    public void It_waits_for_the_journal_when_everything_was_read()
    {
        var sender = Agreed(30);
        Assert.IsType<SenderAction.Read>(sender.Next());
        sender.EntriesRead([]);
        Assert.Equal(new SenderAction.Wait(30), sender.Next());
        Assert.False(sender.IsOwed);
        sender.HeadMoved();
        Assert.Equal(31, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void A_full_window_waits_for_an_acknowledgement()
    {
        var sender = Agreed(0);
        for (var batch = 0; batch < SenderLimits.Window; batch++)
            Send(sender, batch);
        Assert.Equal(new SenderAction.Wait(null), sender.Next());
        sender.Received(Acknowledge(_journal[0].Checkpoint));
        Assert.Equal(new SenderAction.NoteAcknowledged(_journal[0].Checkpoint), sender.Next());
        Assert.Equal(SenderLimits.Window + 1, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void One_acknowledgement_covers_the_batches_before_it()
    {
        var sender = Agreed(0);
        for (var batch = 0; batch < 4; batch++)
            Send(sender, batch);
        sender.Received(Acknowledge(_journal[3].Checkpoint));
        Assert.Equal(new SenderAction.NoteAcknowledged(_journal[3].Checkpoint), sender.Next());
        Assert.False(sender.IsOwed);
    }

    [Fact]
    public void An_acknowledgement_with_another_hash_is_looked_into()
    {
        var sender = Agreed(0);
        Send(sender, 0);
        sender.Received(Acknowledge(new Checkpoint(1, new byte[32])));
        Assert.Equal(new SenderAction.FindHash(1), sender.Next());
        sender.HashFound(_journal[0].Hash);
        Assert.Equal(RefusalReason.Fork, sender.Fault!.Reason);
    }

    [Fact]
    public void A_centre_that_holds_more_than_was_sent_here_is_followed_when_the_hashes_agree()
    {
        var sender = Agreed(0);
        Send(sender, 0);
        sender.Received(Acknowledge(_journal[19].Checkpoint));
        Assert.Equal(new SenderAction.FindHash(20), sender.Next());
        sender.HashFound(_journal[19].Hash);
        Assert.Equal(new SenderAction.NoteAcknowledged(_journal[19].Checkpoint), sender.Next());
        Assert.Equal(21, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void Old_acknowledgements_are_ignored()
    {
        var sender = Agreed(10);
        sender.Received(Acknowledge(_journal[4].Checkpoint));
        Assert.Equal(11, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void On_a_fork_it_shows_the_centre_its_own_entry_and_stops_at_the_refusal()
    {
        var sender = Greeted();
        sender.Received(Claim(new Checkpoint(7, new byte[32])));
        Assert.Equal(new SenderAction.FindHash(7), sender.Next());
        sender.HashFound(_journal[6].Hash);
        Assert.Equal(new LinkFault(RefusalReason.Fork, 7), sender.Fault);
        Assert.Equal(new SenderAction.Read(7, 1, 1), sender.Next());
        sender.EntriesRead([_journal[6]]);
        Assert.Equal([7], SequencesIn(Sent(sender)));
        Assert.Equal(new SenderAction.Wait(null), sender.Next());
        sender.Received(new PushReply { Refusal = new Refusal { Reason = RefusalReason.Fork, Sequence = 7 } });
        Assert.IsType<SenderAction.Stop>(sender.Next());
    }

    [Fact]
    public void The_hello_names_the_epoch_and_what_was_acknowledged()
    {
        var sender = new Sender(Lane.In(3), "1.2", _journal[^1].Checkpoint, _journal[8].Checkpoint);
        var hello = Assert.IsType<SenderAction.Send>(sender.Next()).Request.Hello;
        Assert.Equal((3, 9, "lane-1"), (hello.Epoch, hello.Acknowledged.Sequence, hello.LaneId));
        Assert.Equal(_journal[8].Hash.ToArray(), hello.Acknowledged.Hash.ToByteArray());
        Assert.Null(Assert.IsType<SenderAction.Send>(New().Next()).Request.Hello.Acknowledged);
    }

    [Fact]
    public void A_refusal_that_names_an_epoch_begins_it_before_the_stream_ends()
    {
        var sender = Greeted();
        sender.Received(Refuse(RefusalReason.Rewound, epoch: 4));
        Assert.Equal(new SenderAction.BeginEpoch(4), sender.Next());
        Assert.IsType<SenderAction.Stop>(sender.Next());
        Assert.Equal(RefusalReason.Rewound, sender.Fault!.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-5)]
    [InlineData(10_000)]
    public void An_epoch_that_does_not_follow_is_not_begun(int epoch)
    {
        var sender = Greeted();
        sender.Received(Refuse(RefusalReason.Fork, epoch));
        Assert.IsType<SenderAction.Stop>(sender.Next());
    }

    [Fact]
    public void A_centre_ahead_of_the_journal_stops_it()
    {
        var sender = Greeted();
        sender.Received(Claim(new Checkpoint(31, new byte[32])));
        Assert.Equal(new SenderAction.FindHash(31), sender.Next());
        sender.HashFound(null);
        Assert.IsType<SenderAction.Stop>(sender.Next());
        Assert.Equal(new LinkFault(RefusalReason.Rewound, 31), sender.Fault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_row_missing_in_the_own_journal_is_told(bool pruned)
    {
        var sender = pruned ? Greeted() : Agreed(5);
        if (pruned)
        {
            sender.Received(Claim(new Checkpoint(6, new byte[32])));
            sender.Next();
            sender.HashFound(null);
        }
        else
        {
            sender.Next();
            sender.EntriesRead([_journal[6], _journal[7]]);
        }

        Assert.Equal(6, Sent(sender).Status.MissingSequence);
        Assert.Equal(new LinkFault(RefusalReason.Missing, 6), sender.Fault);
    }

    [Fact]
    public void An_entry_that_cannot_be_read_is_told_and_stops_it_at_the_refusal()
    {
        var sender = Agreed(5);
        sender.Next();
        sender.EntryDamaged(6);
        Assert.Equal(new Protocol.LaneStatus { DamagedSequence = 6 }, Sent(sender).Status);
        Assert.True(sender.IsOwed);
        sender.Received(new PushReply { Refusal = new Refusal { Reason = RefusalReason.Damaged, Sequence = 6 } });
        Assert.IsType<SenderAction.Stop>(sender.Next());
        Assert.Equal(new LinkFault(RefusalReason.Damaged, 6), sender.Fault);
    }

    [Fact]
    public void A_gap_before_an_entry_that_cannot_be_read_is_told_first()
    {
        var sender = Agreed(5);
        sender.Next();
        sender.EntryDamaged(8);
        Assert.Equal(new LinkFault(RefusalReason.Missing, 6), sender.Fault);
    }

    [Fact]
    public void On_a_fork_an_own_entry_that_cannot_be_read_is_told_instead()
    {
        var sender = Greeted();
        sender.Received(Claim(new Checkpoint(7, new byte[32])));
        sender.Next();
        sender.HashFound(_journal[6].Hash);
        sender.Next();
        sender.EntryDamaged(7);
        Assert.Equal(7, Sent(sender).Status.DamagedSequence);
        Assert.Equal(new LinkFault(RefusalReason.Damaged, 7), sender.Fault);
    }

    [Fact]
    public void Only_the_run_before_a_gap_is_sent()
    {
        var sender = Agreed(0);
        sender.Next();
        sender.EntriesRead([_journal[0], _journal[1], _journal[3]]);
        Assert.Equal([1, 2], SequencesIn(Sent(sender)));
        Assert.Equal(3, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void Asked_again_it_goes_back_to_what_the_centre_lacks()
    {
        var sender = Agreed(0);
        Send(sender, 0);
        Send(sender, 1);
        sender.Received(Claim(_journal[0].Checkpoint));
        sender.Next();
        sender.HashFound(_journal[0].Hash);
        Assert.Equal(new SenderAction.NoteAcknowledged(_journal[0].Checkpoint), sender.Next());
        Assert.Equal(2, Assert.IsType<SenderAction.Read>(sender.Next()).First);
    }

    [Fact]
    public void A_status_is_sent_among_the_batches_and_not_before_lane_and_centre_agree()
    {
        var early = Greeted();
        early.StatusDue(new Protocol.LaneStatus());
        Assert.Equal(new SenderAction.Wait(null), early.Next());
        var sender = Agreed(0);
        sender.StatusDue(new Protocol.LaneStatus { HeadSequence = 30 });
        Assert.Equal(30, Sent(sender).Status.HeadSequence);
    }

    [Fact]
    public void Anything_else_from_the_centre_ends_the_stream()
    {
        var sender = Greeted();
        sender.Received(new PushReply());
        Assert.IsType<SenderAction.Stop>(sender.Next());
        Assert.Equal(RefusalReason.OutOfPlace, sender.Fault!.Reason);
    }

    private static PushReply Refuse(RefusalReason reason, int epoch) =>
        new() { Refusal = new Refusal { Reason = reason, Sequence = 7, Epoch = epoch } };

    private Sender New() => new(Lane, "1.2", _journal[^1].Checkpoint, Checkpoint.Start);

    private Sender Greeted()
    {
        var sender = New();
        sender.Next();
        return sender;
    }

    private Sender Agreed(int held)
    {
        var sender = Greeted();
        var checkpoint = held == 0 ? Checkpoint.Start : _journal[held - 1].Checkpoint;
        sender.Received(Claim(checkpoint));
        Assert.Equal(new SenderAction.FindHash(held), sender.Next());
        sender.HashFound(checkpoint.Hash);
        Assert.Equal(new SenderAction.NoteAcknowledged(checkpoint), sender.Next());
        return sender;
    }

    private void Send(Sender sender, int index)
    {
        Assert.IsType<SenderAction.Read>(sender.Next());
        sender.EntriesRead([_journal[index]]);
        Sent(sender);
    }

    private static PushRequest Sent(Sender sender) => Assert.IsType<SenderAction.Send>(sender.Next()).Request;

    private static long[] SequencesIn(PushRequest request) =>
        [.. request.Batch.Envelopes.Select(one => EnvelopeCodec.FromWire(one).Require().Sequence)];

    private static long[] Numbers(int first, int count) => [.. Enumerable.Range(first, count).Select(one => (long)one)];

    private static PushReply Claim(Checkpoint held) => new()
    {
        Checkpoint = new Protocol.Checkpoint
        {
            Sequence = held.Sequence,
            Hash = ByteString.CopyFrom(held.Hash.Span),
        },
    };

    private static PushReply Acknowledge(Checkpoint held) => new()
    {
        Acknowledgement = new Acknowledgement
        {
            Sequence = held.Sequence,
            Hash = ByteString.CopyFrom(held.Hash.Span),
        },
    };
}
