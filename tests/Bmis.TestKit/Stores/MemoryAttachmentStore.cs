using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;

namespace Bmis.TestKit.Stores;

/// <summary>Attachments in memory: what is wanted, what has come, and what is on its way in parts.</summary>
public sealed class MemoryAttachmentStore : IAttachmentStore, IAttachmentParts
{
    private readonly Lock _gate = new();
    private readonly List<(string Lane, AttachmentKey Key)> _wanted = [];
    private readonly List<(AttachmentKey Key, byte[] Content, string Absence)> _taken = [];
    private readonly Dictionary<(string Lane, AttachmentKey Key), (string Offer, byte[] Held)> _parts = [];
    private int _partsTaken;

    /// <summary>Called before a part is added; a test throws here to play a crash.</summary>
    public Action? AtPart { get; set; }

    /// <summary>How many parts were added.</summary>
    public int PartsTaken => Volatile.Read(ref _partsTaken);

    /// <summary>How many attachments are on their way.</summary>
    public int Unfinished
    {
        get
        {
            lock (_gate) return _parts.Count;
        }
    }

    /// <summary>What has come, in its order.</summary>
    public IReadOnlyList<(AttachmentKey Key, byte[] Content, string Absence)> Taken
    {
        get
        {
            lock (_gate) return [.. _taken];
        }
    }

    /// <summary>Wants an attachment of a lane.</summary>
    public void Want(string lane, AttachmentKey key)
    {
        lock (_gate) _wanted.Add((lane, key));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AttachmentKey>> WantedAsync(Producer lane, CancellationToken cancellation)
    {
        lock (_gate)
            return ValueTask.FromResult<IReadOnlyList<AttachmentKey>>(
                [.. _wanted.Where(one => one.Lane == lane.LaneId).Select(one => one.Key)]);
    }

    /// <inheritdoc/>
    public ValueTask<bool> TakeAsync(
        Producer lane,
        AttachmentKey key,
        ReadOnlyMemory<byte> content,
        string absence,
        CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (!_wanted.Remove((lane.LaneId, key))) return ValueTask.FromResult(false);
            _taken.Add((key, content.ToArray(), absence));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> HeldAsync(Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        lock (_gate) return ValueTask.FromResult(Held(lane, offered).Length);
    }

    /// <inheritdoc/>
    public ValueTask<int> AppendAsync(
        Producer lane,
        OfferedAttachment offered,
        int offset,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellation)
    {
        AtPart?.Invoke();
        lock (_gate)
        {
            var held = Held(lane, offered);
            if (held.Length != offset) return ValueTask.FromResult(held.Length);
            _partsTaken++;
            _parts[(lane.LaneId, offered.Key)] = (Offer(offered), [.. held, .. data.Span]);
            return ValueTask.FromResult(held.Length + data.Length);
        }
    }

    /// <inheritdoc/>
    public ValueTask<byte[]> ReadAsync(Producer lane, OfferedAttachment offered, CancellationToken cancellation)
    {
        lock (_gate) return ValueTask.FromResult(Held(lane, offered));
    }

    /// <inheritdoc/>
    public ValueTask DropAsync(Producer lane, AttachmentKey key, CancellationToken cancellation)
    {
        lock (_gate) _parts.Remove((lane.LaneId, key));
        return ValueTask.CompletedTask;
    }

    private byte[] Held(Producer lane, OfferedAttachment offered) =>
        _parts.TryGetValue((lane.LaneId, offered.Key), out var parts) && parts.Offer == Offer(offered)
            ? parts.Held
            : [];

    private static string Offer(OfferedAttachment offered) =>
        $"{offered.Length} {Convert.ToHexString(offered.Sha256.Span)}";
}
