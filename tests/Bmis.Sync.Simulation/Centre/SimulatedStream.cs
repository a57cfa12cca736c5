using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Lanes;
using Google.Protobuf;

namespace Bmis.Sync.Simulation.Centre;

/// <summary>
/// One push stream with all that is under way in it. The real stream keeps order and loses nothing but its end; this
/// one is worse on purpose.
/// </summary>
internal sealed class SimulatedStream(
    SimulatedLane lane, SimulatedServer server, Producer producer, Receiver receiver)
{
    public SimulatedLane Lane => lane;

    public SimulatedServer Server => server;

    public Producer Producer => producer;

    public Receiver Receiver => receiver;

    public List<byte[]> Up { get; } = [];

    public List<byte[]> Down { get; } = [];

    public LinkedList<ReceiverStep> Steps { get; } = new();

    /// <summary>The commit that the next step waits for.</summary>
    public Transaction? Waiting { get; set; }

    /// <summary>When the lane last heard something.</summary>
    public DateTimeOffset LastHeard { get; set; }

    /// <summary>The lane can no longer hear or say anything.</summary>
    public bool IsCutForLane { get; private set; }

    /// <summary>The centre no longer works on it.</summary>
    public bool IsCutForCentre { get; private set; }

    /// <summary>Whether nothing can come of it any more.</summary>
    public bool IsOver => IsCutForLane && (IsCutForCentre || !HasWork);

    public bool HasWork => Steps.Count > 0 || Waiting is not null;

    public void Send(PushRequest request)
    {
        if (!IsCutForLane)
            Up.Add(request.ToByteArray());
    }

    public void Reply(PushReply reply)
    {
        if (!IsCutForCentre && !IsCutForLane)
            Down.Add(reply.ToByteArray());
    }

    public void Cut()
    {
        LeaveByLane();
        LeaveByCentre();
    }

    /// <summary>The lane gives up; what the centre has taken it still does.</summary>
    public void LeaveByLane()
    {
        IsCutForLane = true;
        Up.Clear();
        Down.Clear();
    }

    /// <summary>The centre gives up; what is under way to the lane still arrives.</summary>
    public void LeaveByCentre()
    {
        IsCutForCentre = true;
        Steps.Clear();
        Waiting = null;
        Up.Clear();
    }
}
