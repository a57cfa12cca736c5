using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Protocol;
using Bmis.Sync.Simulation.Centre;
using Bmis.Sync.Simulation.Lists;
using Bmis.TestKit.Stores;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;
using Envelope = Bmis.Sync.Envelopes.Envelope;

namespace Bmis.Sync.Simulation.Lanes;

/// <summary>A lane: a disk, a clock, and while it is connected a sender that is driven one action at a time.</summary>
internal sealed class SimulatedLane
{
    // To check every signature at every lane would take longer than all the rest of a run.
    private const string KeeperOfRoles = "lane-3";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private readonly SimulatedTime _time;
    private readonly Misbehaviour _misbehaviour;
    private readonly HashSet<Checkpoint> _written;
    private readonly List<Envelope> _unflushed = [];
    private readonly EnvelopeWriter _writer;
    private Sender? _sender;
    private Checkpoint _recorded;
    private TimeSpan _pause = FirstPause;

    public SimulatedLane(string name, JournalDisk disk, SimulatedTime time, Misbehaviour misbehaviour)
    {
        (Name, Disk, _time, _misbehaviour) = (name, disk, time, misbehaviour);
        Clock = new LaneClock(time);
        Shelf = new SimulatedShelf(misbehaviour, keepsRoles: name == KeeperOfRoles);
        Journal = disk.Recover();
        _recorded = Head();
        _written = [.. Journal.Entries.Select(entry => entry.Checkpoint)];
        _writer = new EnvelopeWriter(disk.Producer);
    }

    public string Name { get; }

    /// <summary>The lane in the branch that its journal is in.</summary>
    public Producer Producer => Disk.Producer.In(Journal.Epoch);

    public LaneClock Clock { get; }

    public JournalDisk Disk { get; private set; }

    /// <summary>The lists that it holds.</summary>
    public SimulatedShelf Shelf { get; }

    /// <summary>The journal as the running program sees it.</summary>
    public MemoryOutboxStore Journal { get; private set; }

    public SimulatedStream? Stream { get; private set; }

    public LinkFault? LastFault { get; private set; }

    /// <summary>Whether the sender has nothing left to do until something happens.</summary>
    public bool IsWaiting { get; private set; }

    public bool IsConnected => Stream is { IsCutForLane: false };

    /// <summary>Whether the centre owes an answer.</summary>
    public bool IsOwed => IsConnected && _sender is { IsOwed: true };

    /// <summary>When the pause after the last failure is over.</summary>
    public DateTimeOffset NextTry { get; private set; }

    public void Connect(SimulatedStream stream)
    {
        Stream = stream;
        LastFault = null;
        _sender = new Sender(Producer, "simulation", Head(), Journal.Acknowledged);
        IsWaiting = false;
    }

    /// <summary>The stream is over, or none came about: a pause that grows.</summary>
    public void Disconnect(Random random)
    {
        if (Stream is { } stream)
            stream.LeaveByLane();
        Stream = null;
        _sender = null;
        NextTry = _time.Now + random.NextDouble() * _pause;
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }

    /// <summary>The process dies and begins anew; what it wrote is still on its way to the disk.</summary>
    public void Kill() => Restart();

    /// <summary>The power goes; true when an unflushed end was lost or torn.</summary>
    public bool CutPower(Random random)
    {
        var lost = Disk.CutPower(random);
        Restart();
        return lost;
    }

    /// <summary>An older disk takes the place of this one.</summary>
    public void Restore(JournalDisk backup)
    {
        Disk = backup;
        Restart();
        _recorded = Head();
    }

    /// <summary>Writes an entry; nobody is told before <see cref="Commit"/>.</summary>
    public void Write(EntryDraft draft)
    {
        var head = _unflushed is [.., var last] ? last.Checkpoint : Head();
        var entry = _writer.Write(head, draft with { DeviceTime = Clock.GetUtcNow() });
        Disk.Write(entry);
        _unflushed.Add(entry);
        _written.Add(entry.Checkpoint);
    }

    /// <summary>Flushes what was written, shows it to the sender and tells the officer "recorded".</summary>
    public void Commit()
    {
        if (_misbehaviour != Misbehaviour.ForgetsToFlush)
            Disk.Flush();
        foreach (var entry in _unflushed)
            Journal.Replace(entry);
        _unflushed.Clear();
        _recorded = Head();
        _sender?.HeadMoved();
        IsWaiting = false;
    }

    public void Receive(PushReply reply)
    {
        if (Stream is { } stream)
            stream.LastHeard = _time.Now;
        _sender?.At(_time.Now - DateTimeOffset.UnixEpoch);
        _sender?.Received(reply);
        IsWaiting = false;
    }

    /// <summary>Whether the entry was ever in this lane's journal, also before a backup was restored.</summary>
    public bool EverWrote(Checkpoint entry) => _written.Contains(entry);

    /// <summary>Whether everything that was told as recorded is in the journal.</summary>
    public bool HasAllRecorded() =>
        AtOnce.Take(Journal.HashAtAsync(_recorded.Sequence, default)) is { } hash
        && hash.Span.SequenceEqual(_recorded.Hash.Span);

    /// <summary>Does what the sender wants next.</summary>
    public void Act(int mostEntries, Random random)
    {
        if (_sender is not { } sender || Stream is not { } stream)
            return;
        sender.At(_time.Now - DateTimeOffset.UnixEpoch);
        switch (sender.Next())
        {
            case SenderAction.Send send:
                stream.Send(send.Request);
                break;
            case SenderAction.FindHash find:
                sender.HashFound(AtOnce.Take(Journal.HashAtAsync(find.Sequence, default)));
                break;
            case SenderAction.Read read:
                var most = Math.Min(mostEntries, read.MaxEntries);
                sender.EntriesRead(AtOnce.Take(Journal.ReadAsync(read.First, most, read.MaxBytes, default)));
                break;
            case SenderAction.NoteAcknowledged note:
                Note(note.Checkpoint);
                break;
            case SenderAction.BeginEpoch begin:
                Begin(begin.Epoch);
                break;
            case SenderAction.Stop:
                LastFault = sender.Fault;
                Disconnect(random);
                return;
            default:
                IsWaiting = true;
                break;
        }

        LastFault = sender.Fault ?? LastFault;
    }

    private void Note(Checkpoint acknowledged)
    {
        LastFault = null;
        _pause = FirstPause;
        Disk.Write(acknowledged);
        if (_misbehaviour != Misbehaviour.ForgetsToFlush)
            Disk.Flush();
        AtOnce.Take(Journal.NoteAcknowledgedAsync(acknowledged, default));
    }

    private void Begin(int epoch)
    {
        Disk.Write(epoch);
        if (_misbehaviour != Misbehaviour.ForgetsToFlush)
            Disk.Flush();
        AtOnce.Take(Journal.BeginEpochAsync(epoch, default));
    }

    private void Restart()
    {
        Stream?.LeaveByLane();
        Stream = null;
        _sender = null;
        _unflushed.Clear();
        Journal = Disk.Recover();
    }

    private Checkpoint Head() => AtOnce.Take(Journal.HeadAsync(default));
}
