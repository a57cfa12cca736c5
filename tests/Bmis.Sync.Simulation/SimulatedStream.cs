using Bmis.Sync.Inbox;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Sync.Simulation;

/// <summary>
/// One push stream with all that is under way in it. The real stream keeps order and loses nothing but its end; this
/// one is worse on purpose.
/// </summary>
internal sealed class SimulatedStream(Receiver receiver)
{
    public Receiver Receiver { get; } = receiver;

    public List<byte[]> Up { get; } = [];

    public List<byte[]> Down { get; } = [];

    public Queue<ReceiverStep> Steps { get; } = new();

    /// <summary>The lane can no longer hear or say anything.</summary>
    public bool IsCutForLane { get; set; }

    /// <summary>The centre no longer works on it.</summary>
    public bool IsCutForCentre { get; set; }

    public void Send(PushRequest request)
    {
        if (!IsCutForLane)
            Up.Add(request.ToByteArray());
    }

    public void Reply(PushReply reply)
    {
        if (!IsCutForCentre)
            Down.Add(reply.ToByteArray());
    }

    public void Cut()
    {
        IsCutForLane = true;
        IsCutForCentre = true;
        Up.Clear();
        Down.Clear();
        Steps.Clear();
    }
}
