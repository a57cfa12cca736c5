using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Simulation;

/// <summary>A lane: a disk, and while it is connected a sender that is driven one action at a time.</summary>
internal sealed class SimulatedLane(string name, MemoryOutboxStore disk)
{
    private readonly HashSet<Checkpoint> _written = [.. disk.Entries.Select(entry => entry.Checkpoint)];
    private Sender? _sender;

    public string Name => name;

    public Producer Producer => Disk.Producer;

    public MemoryOutboxStore Disk { get; private set; } = disk;

    public SimulatedStream? Stream { get; private set; }

    public LinkFault? LastFault { get; private set; }

    /// <summary>Whether the sender has nothing left to do until something happens.</summary>
    public bool IsWaiting { get; private set; }

    public bool IsConnected => Stream is { IsCutForLane: false };

    public void Connect(SimulatedStream stream)
    {
        Stream = stream;
        _sender = new Sender(Producer, "simulation", AtOnce.Take(Disk.HeadAsync(default)));
        IsWaiting = false;
    }

    /// <summary>The process dies; the disk stays.</summary>
    public void Crash()
    {
        Stream?.Cut();
        Stream = null;
        _sender = null;
    }

    /// <summary>An older disk takes the place of this one.</summary>
    public void Restore(MemoryOutboxStore backup)
    {
        Crash();
        Disk = backup;
    }

    public void Append(EntryDraft draft)
    {
        _written.Add(Disk.Append(draft).Checkpoint);
        _sender?.HeadMoved();
        IsWaiting = false;
    }

    public void Receive(PushReply reply)
    {
        _sender?.Received(reply);
        IsWaiting = false;
    }

    /// <summary>Whether the entry was ever in this lane's journal, also before a backup was restored.</summary>
    public bool EverWrote(Checkpoint entry) => _written.Contains(entry);

    /// <summary>Does what the sender wants next.</summary>
    public void Act(int mostEntries)
    {
        if (_sender is not { } sender || Stream is not { } stream)
            return;
        switch (sender.Next())
        {
            case SenderAction.Send send:
                stream.Send(send.Request);
                break;
            case SenderAction.FindHash find:
                sender.HashFound(AtOnce.Take(Disk.HashAtAsync(find.Sequence, default)));
                break;
            case SenderAction.Read read:
                var most = Math.Min(mostEntries, read.MaxEntries);
                sender.EntriesRead(AtOnce.Take(Disk.ReadAsync(read.First, most, read.MaxBytes, default)));
                break;
            case SenderAction.NoteAcknowledged note:
                LastFault = null;
                AtOnce.Take(Disk.NoteAcknowledgedAsync(note.Checkpoint, default));
                break;
            case SenderAction.Stop:
                LastFault = sender.Fault;
                Crash();
                break;
            default:
                IsWaiting = true;
                break;
        }

        LastFault = sender.Fault ?? LastFault;
    }
}
