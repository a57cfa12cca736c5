using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Tests.Inbox;

public sealed class ReceiverTests
{
    private static readonly Producer Lane = new("lane-1");
    private readonly IReadOnlyList<Envelope> _journal = new SeededDrafts(1).Chain(Lane, 30);

    [Fact]
    public void A_hello_is_answered_with_what_is_held()
    {
        var receiver = new Receiver(Lane, _journal[4].Checkpoint);
        Assert.Equal(new ReceiverStep.Ask(_journal[4].Checkpoint), receiver.Take(Hello(_journal[9].Checkpoint)));
    }

    [Fact]
    public void A_run_that_continues_is_stored_as_one()
    {
        var receiver = Greeted(5);
        var store = Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch(5, 10)));
        Assert.Equal((_journal[4].Checkpoint, _journal[14].Checkpoint), (store.Expected, store.Next));
        Assert.Equal(Enumerable.Range(6, 10), store.Run.Select(entry => (int)entry.Sequence));
        Assert.Null(store.Then);
    }

    [Fact]
    public void It_runs_ahead_of_the_store()
    {
        var receiver = Greeted(0);
        receiver.Take(Batch(0, 10));
        var second = Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch(10, 10)));
        Assert.Equal((_journal[9].Checkpoint, _journal[19].Checkpoint), (second.Expected, second.Next));
    }

    [Fact]
    public void What_is_held_already_is_acknowledged_and_not_stored_again()
    {
        var receiver = Greeted(20);
        Assert.Equal(new ReceiverStep.Acknowledge(_journal[19].Checkpoint), receiver.Take(Batch(3, 10)));
    }

    [Fact]
    public void Of_an_overlapping_batch_only_the_news_is_stored()
    {
        var receiver = Greeted(10);
        var store = Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch(5, 10)));
        Assert.Equal(Enumerable.Range(11, 5), store.Run.Select(entry => (int)entry.Sequence));
    }

    [Fact]
    public void An_entry_twice_in_one_batch_is_stored_once()
    {
        var receiver = Greeted(0);
        var store = Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch([_journal[0], _journal[0], _journal[1]])));
        Assert.Equal([1L, 2L], store.Run.Select(entry => entry.Sequence));
    }

    [Fact]
    public void A_gap_is_asked_about_once_until_it_is_filled()
    {
        var receiver = Greeted(5);
        Assert.Equal(new ReceiverStep.Ask(_journal[4].Checkpoint), receiver.Take(Batch(7, 3)));
        Assert.Same(ReceiverStep.Nothing, receiver.Take(Batch(10, 3)));
        Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch(5, 3)));
        Assert.Equal(new ReceiverStep.Ask(_journal[7].Checkpoint), receiver.Take(Batch(10, 3)));
    }

    [Fact]
    public void The_run_before_a_gap_is_stored_and_then_the_rest_is_asked_for()
    {
        var receiver = Greeted(0);
        var store = Assert.IsType<ReceiverStep.Store>(receiver.Take(Batch([_journal[0], _journal[2]])));
        Assert.Equal(_journal[0].Checkpoint, store.Next);
        Assert.Equal(new ReceiverStep.Ask(_journal[0].Checkpoint), store.Then);
    }

    [Fact]
    public void A_journal_that_ends_before_what_is_held_was_rewound()
    {
        var refused = Refused(new Receiver(Lane, _journal[9].Checkpoint).Take(Hello(_journal[4].Checkpoint)));
        Assert.Equal((RefusalReason.Rewound, 5), (refused.Reason, refused.Sequence));
    }

    [Fact]
    public void The_same_end_with_another_hash_is_a_fork()
    {
        var refused = Refused(new Receiver(Lane, _journal[9].Checkpoint).Take(Hello(Clone(10)[^1].Checkpoint)));
        Assert.Equal((RefusalReason.Fork, 10), (refused.Reason, refused.Sequence));
    }

    [Fact]
    public void Another_entry_under_the_held_number_is_a_fork_with_its_evidence()
    {
        var clone = Clone(10);
        var refused = Refused(Greeted(10).Take(Batch([clone[9]])));
        Assert.Equal((RefusalReason.Fork, 10), (refused.Reason, refused.Sequence));
        Assert.Equal(EnvelopeCodec.ToWire(clone[9]).ToByteArray(), refused.Evidence.ToArray());
    }

    [Fact]
    public void A_broken_entry_is_named_and_what_stands_before_it_is_stored()
    {
        var broken = EnvelopeCodec.ToWire(_journal[3]);
        broken.Payload = ByteString.CopyFromUtf8("forged");
        var request = Batch(0, 6);
        request.Batch.Envelopes[3] = broken;
        var store = Assert.IsType<ReceiverStep.Store>(Greeted(0).Take(request));
        Assert.Equal(_journal[2].Checkpoint, store.Next);
        var refused = Refused(store.Then!);
        Assert.Equal((RefusalReason.BrokenChain, 4), (refused.Reason, refused.Sequence));
        Assert.Equal(broken.ToByteArray(), refused.Evidence.ToArray());
    }

    [Fact]
    public void A_malformed_entry_is_refused_under_the_number_that_was_due()
    {
        var refused = Refused(Greeted(7).Take(new PushRequest
        {
            Batch = new Batch { Envelopes = { new Protocol.Envelope { Header = ByteString.CopyFromUtf8("?") } } },
        }));
        Assert.Equal((RefusalReason.Malformed, 8), (refused.Reason, refused.Sequence));
    }

    [Fact]
    public void Another_lanes_entry_is_refused()
    {
        var other = new SeededDrafts(9).Chain(new Producer("lane-2"), 1);
        Assert.Equal(RefusalReason.WrongLane, Refused(Greeted(0).Take(Batch(other))).Reason);
    }

    [Fact]
    public void A_journal_that_lacks_an_entry_is_refused_with_its_number()
    {
        var refused = Refused(Greeted(5).Take(new PushRequest { Status = new LaneStatus { MissingSequence = 6 } }));
        Assert.Equal((RefusalReason.Missing, 6), (refused.Reason, refused.Sequence));
    }

    [Fact]
    public void A_journal_with_an_entry_that_cannot_be_read_is_refused_with_its_number()
    {
        var refused = Refused(Greeted(5).Take(new PushRequest { Status = new LaneStatus { DamagedSequence = 6 } }));
        Assert.Equal((RefusalReason.Damaged, 6), (refused.Reason, refused.Sequence));
    }

    [Fact]
    public void A_status_is_noted()
    {
        var note = Assert.IsType<ReceiverStep.Note>(Greeted(5).Take(new PushRequest
        {
            Status = new LaneStatus
            {
                HeadSequence = 9,
                OldestUnsentTime = 1_000_000,
                DeviceTime = 2_000_000,
                FreeDiskBytes = 77,
                HeldLists = { new ListVersion { Name = "alerts", Version = 4 } },
                HeadHash = ByteString.CopyFrom(new byte[32]),
                SoftwareVersion = "1.2.3",
                CertificateEndTime = 3_000_000,
                Devices = { new LaneDevice { Name = "Tür 1", Kind = "pcsc", State = "ready" } },
            },
        }));
        Assert.Equal((9, DateTimeOffset.UnixEpoch.AddSeconds(1)), (note.Status.HeadSequence, note.Status.OldestUnsent));
        Assert.Equal((DateTimeOffset.UnixEpoch.AddSeconds(2), 77), (note.Status.DeviceTime, note.Status.FreeDiskBytes));
        Assert.Equal(4, note.Status.HeldLists["alerts"]);
        Assert.Equal((32, "1.2.3"), (note.Status.HeadHash.Length, note.Status.SoftwareVersion));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(3), note.Status.CertificateEnd);
        Assert.Equal([new("Tür 1", "pcsc", "ready")], note.Status.Devices);
    }

    public static TheoryData<string, LaneStatus> BadStatuses() => new()
    {
        { "head", new LaneStatus { HeadSequence = -1 } },
        { "disk", new LaneStatus { FreeDiskBytes = -1 } },
        { "clock", new LaneStatus { DeviceTime = long.MaxValue } },
        { "list name", new LaneStatus { HeldLists = { new ListVersion { Name = "a/b", Version = 1 } } } },
        { "list version", new LaneStatus { HeldLists = { new ListVersion { Name = "a", Version = 0 } } } },
        { "hash", new LaneStatus { HeadHash = ByteString.CopyFrom(new byte[31]) } },
        { "version", new LaneStatus { SoftwareVersion = new string('1', 65) } },
        { "version's characters", new LaneStatus { SoftwareVersion = "1\n2" } },
        { "device name", Of(new LaneDevice { Kind = "a", State = "b" }) },
        { "device name's length", Of(new LaneDevice { Name = new string('n', 65), Kind = "a", State = "b" }) },
        { "device kind", Of(new LaneDevice { Name = "n", Kind = "a b", State = "b" }) },
        { "device state", Of(new LaneDevice { Name = "n", Kind = "a", State = new string('b', 33) }) },
        { "devices", Of([.. Enumerable.Repeat(new LaneDevice { Name = "n", Kind = "a", State = "b" }, 33)]) },
        { "lists", new LaneStatus { HeldLists = { Enumerable.Repeat(new ListVersion(), 257) } } },
    };

    private static LaneStatus Of(params LaneDevice[] devices) => new() { Devices = { devices } };

    [Theory]
    [MemberData(nameof(BadStatuses), DisableDiscoveryEnumeration = true)]
    public void A_status_that_breaks_a_limit_is_refused(string what, LaneStatus status)
    {
        var refused = Refused(Greeted(5).Take(new PushRequest { Status = status }));
        Assert.True(refused.Reason == RefusalReason.Malformed, what);
    }

    [Fact]
    public void Messages_out_of_place_are_refused_and_nothing_follows_a_refusal()
    {
        var early = new Receiver(Lane, Checkpoint.Start);
        Assert.Equal(RefusalReason.OutOfPlace, Refused(early.Take(Batch(0, 1))).Reason);
        Assert.Same(ReceiverStep.Nothing, early.Take(Hello(_journal[0].Checkpoint)));
        Assert.Equal(RefusalReason.OutOfPlace, Refused(Greeted(0).Take(Hello(_journal[0].Checkpoint))).Reason);
        Assert.Equal(RefusalReason.OutOfPlace, Refused(Greeted(0).Take(new PushRequest())).Reason);
        Assert.Equal(RefusalReason.Malformed, Refused(Greeted(0).Take(Batch([]))).Reason);
    }

    private Receiver Greeted(int held)
    {
        var receiver = new Receiver(Lane, held == 0 ? Checkpoint.Start : _journal[held - 1].Checkpoint);
        Assert.IsType<ReceiverStep.Ask>(receiver.Take(Hello(_journal[^1].Checkpoint)));
        return receiver;
    }

    private static IReadOnlyList<Envelope> Clone(int count) => new SeededDrafts(2).Chain(Lane, count);

    private PushRequest Batch(int skip, int count) => Batch(_journal.Skip(skip).Take(count));

    private static PushRequest Batch(IEnumerable<Envelope> entries) =>
        new() { Batch = new Batch { Envelopes = { entries.Select(EnvelopeCodec.ToWire) } } };

    private static Quarantine Refused(ReceiverStep step) => Assert.IsType<ReceiverStep.Refuse>(step).Quarantine;

    private static PushRequest Hello(Checkpoint head) => new()
    {
        Hello = new Hello
        {
            LaneId = Lane.LaneId,
            HeadSequence = head.Sequence,
            HeadHash = ByteString.CopyFrom(head.Hash.Span),
        },
    };
}
