using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Lanes;
using Google.Protobuf;
using Acknowledgement = Bmis.Sync.Protocol.Acknowledgement;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>One of the centre's servers: streams over the one database, worked on step by step.</summary>
internal sealed class SimulatedServer(string name, SimulatedDatabase database, Misbehaviour misbehaviour)
{
    public string Name => name;

    /// <summary>When it stands up again, after it was stopped.</summary>
    public DateTimeOffset UpAgain { get; set; }

    /// <summary>When it reaches the database again, after it could not.</summary>
    public DateTimeOffset DatabaseAgain { get; set; }

    public SimulatedStream Open(SimulatedLane lane)
    {
        var isOpen = database.Open(lane.Producer, lane.Journal.Acknowledged);
        var receiver = new Receiver(lane.Producer, database.Held(lane.Producer));
        var stream = new SimulatedStream(lane, this, lane.Producer, receiver);
        if (!isOpen)
            Refuse(stream, RefusalReason.EpochLimit, 0);
        return stream;
    }

    /// <summary>Does the stream's next step, or looks whether its commit is done.</summary>
    public void Act(SimulatedStream stream)
    {
        if (stream.Waiting is { } transaction)
            Finish(stream, transaction);
        else if (stream.Steps.First is { } first)
            Do(stream, first.Value);
    }

    private void Do(SimulatedStream stream, ReceiverStep step)
    {
        switch (step)
        {
            case ReceiverStep.Store store:
                Store(stream, store);
                return;
            case ReceiverStep.Ask ask:
                stream.Reply(new PushReply { Checkpoint = Say(ask.Held) });
                break;
            case ReceiverStep.Acknowledge acknowledge:
                Acknowledge(stream, acknowledge.Held);
                break;
            case ReceiverStep.Refuse refuse:
                database.Quarantine(stream.Producer, refuse.Quarantine);
                Refuse(stream, refuse.Quarantine.Reason, refuse.Quarantine.Sequence, NextEpoch(stream, refuse));
                return;
            case ReceiverStep.Warn warn:
                database.Quarantine(stream.Producer, warn.Quarantine);
                stream.Steps.RemoveFirst();
                stream.Steps.AddFirst(warn.Then);
                return;
        }

        stream.Steps.RemoveFirst();
    }

    private void Store(SimulatedStream stream, ReceiverStep.Store store)
    {
        if (database.IsLocked(stream.Producer))
            return;
        stream.Steps.RemoveFirst();
        if (misbehaviour == Misbehaviour.AcknowledgesEarly)
            Acknowledge(stream, store.Next);
        if (misbehaviour == Misbehaviour.ChokesOnPoison && store.Run.Any(TypedRows.IsPoison))
            stream.LeaveByCentre();
        else if (database.Begin(stream.Producer, store) is { } transaction)
            stream.Waiting = transaction;
        else
            Refuse(stream, RefusalReason.Fenced, 0);
    }

    private static void Finish(SimulatedStream stream, Transaction transaction)
    {
        switch (transaction.State)
        {
            case Transaction.Outcome.Lost:
                stream.LeaveByCentre();
                break;
            case Transaction.Outcome.Committed:
                stream.Waiting = null;
                Acknowledge(stream, transaction.Store.Next);
                if (transaction.Store.Then is { } then)
                    stream.Steps.AddFirst(then);
                break;
        }
    }

    private int NextEpoch(SimulatedStream stream, ReceiverStep.Refuse refuse) =>
        refuse.Quarantine.Reason is RefusalReason.Fork or RefusalReason.Rewound
            ? database.NextEpoch(stream.Producer)
            : 0;

    private static void Refuse(SimulatedStream stream, RefusalReason reason, long sequence, int epoch = 0)
    {
        stream.Reply(new PushReply { Refusal = new Refusal { Reason = reason, Sequence = sequence, Epoch = epoch } });
        stream.LeaveByCentre();
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
