using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Google.Protobuf;
using Acknowledgement = Bmis.Sync.Protocol.Acknowledgement;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Simulation;

/// <summary>The centre: one database and any number of streams, each worked on one step at a time.</summary>
internal sealed class SimulatedCentre(Misbehaviour misbehaviour)
{
    public MemoryInboxStore Database { get; } = new();

    /// <summary>What the database holds when it was written without its compare-and-set.</summary>
    public ForgetfulLedger Forgetful { get; } = new();

    public SimulatedStream Open(Producer producer) => new(new Receiver(producer, Held(producer)));

    public Checkpoint Held(Producer producer) =>
        misbehaviour is Misbehaviour.None or Misbehaviour.AcknowledgesEarly
            ? Database.Held(producer)
            : Forgetful.Held(producer);

    public IReadOnlyList<Envelopes.Envelope> Stored(Producer producer) =>
        misbehaviour is Misbehaviour.None or Misbehaviour.AcknowledgesEarly
            ? Database.Stored(producer)
            : Forgetful.Stored(producer);

    /// <summary>Does the stream's next step; the crash, if any, ends the stream.</summary>
    public void Act(Producer producer, SimulatedStream stream, CommitMoment? crash)
    {
        switch (stream.Steps.Dequeue())
        {
            case ReceiverStep.Store store:
                Store(producer, stream, store, crash);
                break;
            case ReceiverStep.Ask ask:
                stream.Reply(new PushReply { Checkpoint = Say(ask.Held) });
                break;
            case ReceiverStep.Acknowledge acknowledge:
                Acknowledge(stream, acknowledge.Held);
                break;
            case ReceiverStep.Refuse refuse:
                AtOnce.Take(Database.QuarantineAsync(producer, refuse.Quarantine, default));
                Refuse(stream, refuse.Quarantine.Reason, refuse.Quarantine.Sequence);
                break;
        }
    }

    private void Store(Producer producer, SimulatedStream stream, ReceiverStep.Store store, CommitMoment? crash)
    {
        if (misbehaviour == Misbehaviour.AcknowledgesEarly)
            Acknowledge(stream, store.Next);
        if (crash == CommitMoment.Before)
        {
            Die(stream);
            return;
        }

        if (!Append(producer, store))
        {
            Refuse(stream, RefusalReason.Fenced, 0);
            return;
        }

        if (crash == CommitMoment.After)
        {
            Die(stream);
            return;
        }

        Acknowledge(stream, store.Next);
        if (store.Then is { } then)
            stream.Steps.Enqueue(then);
    }

    private bool Append(Producer producer, ReceiverStep.Store store) => misbehaviour switch
    {
        Misbehaviour.StoresWithoutComparing => Forgetful.Append(producer, store.Run),
        Misbehaviour.BelievesTheLastOne => Forgetful.Replace(producer, store.Run),
        _ => AtOnce.Take(Database.AppendAsync(producer, store.Expected, store.Run, store.Next, default)),
    };

    // What is under way to the lane still arrives; nothing more is done.
    private static void Die(SimulatedStream stream)
    {
        stream.IsCutForCentre = true;
        stream.Steps.Clear();
        stream.Up.Clear();
    }

    private static void Refuse(SimulatedStream stream, RefusalReason reason, long sequence)
    {
        stream.Reply(new PushReply { Refusal = new Refusal { Reason = reason, Sequence = sequence } });
        Die(stream);
    }

    private static void Acknowledge(SimulatedStream stream, Checkpoint held)
    {
        var said = Say(held);
        stream.Reply(new PushReply
        {
            Acknowledgement = new Acknowledgement { Sequence = said.Sequence, Hash = said.Hash },
        });
    }

    private static Protocol.Checkpoint Say(Checkpoint held) =>
        new() { Sequence = held.Sequence, Hash = ByteString.CopyFrom(held.Hash.Span) };
}
