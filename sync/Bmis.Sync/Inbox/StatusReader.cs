using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;

namespace Bmis.Sync.Inbox;

/// <summary>A lane's status from the wire; null when it breaks a limit.</summary>
internal static class StatusReader
{
    public static Outbox.LaneStatus? Read(Protocol.LaneStatus message)
    {
        if (message.HeadSequence < 0 || message.FreeDiskBytes < 0)
            return null;
        if (UnixMicroseconds.ToTime(message.DeviceTime) is not { } deviceTime)
            return null;
        var oldest = message.HasOldestUnsentTime ? UnixMicroseconds.ToTime(message.OldestUnsentTime) : null;
        return HeldLists(message) is { } lists
            ? new Outbox.LaneStatus(message.HeadSequence, oldest, lists, deviceTime, message.FreeDiskBytes)
            : null;
    }

    private static Dictionary<string, long>? HeldLists(Protocol.LaneStatus message)
    {
        if (message.HeldLists.Count > ReceiverLimits.HeldLists)
            return null;
        var lists = new Dictionary<string, long>();
        foreach (var list in message.HeldLists)
        {
            if (!ListLimits.IsName(list.Name) || list.Version < 1 || !lists.TryAdd(list.Name, list.Version))
                return null;
        }

        return lists;
    }
}
