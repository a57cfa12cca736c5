using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;

namespace Bmis.TestKit.Stores;

/// <summary>Attachments in memory: what is wanted, and what has come.</summary>
public sealed class MemoryAttachmentStore : IAttachmentStore
{
    private readonly Lock _gate = new();
    private readonly List<(string Lane, AttachmentKey Key)> _wanted = [];
    private readonly List<(AttachmentKey Key, byte[] Content, string Absence)> _taken = [];

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
}
