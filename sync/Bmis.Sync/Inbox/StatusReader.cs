using Bmis.Sync.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;

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
        if (message.HeadHash.Length is not (0 or EnvelopeLimits.HashBytes) || !IsText(message.SoftwareVersion))
            return null;
        if (message.Devices.Count > ReceiverLimits.Devices || !message.Devices.All(IsDevice))
            return null;
        if (HeldLists(message) is not { } lists)
            return null;
        var oldest = message.HasOldestUnsentTime ? UnixMicroseconds.ToTime(message.OldestUnsentTime) : null;
        return new Outbox.LaneStatus(message.HeadSequence, oldest, lists, deviceTime, message.FreeDiskBytes)
        {
            HeadHash = message.HeadHash.Memory,
            SoftwareVersion = message.SoftwareVersion,
            CertificateEnd = message.HasCertificateEndTime
                ? UnixMicroseconds.ToTime(message.CertificateEndTime)
                : null,
            Devices = [.. message.Devices.Select(one => new Outbox.LaneDevice(one.Name, one.Kind, one.State))],
        };
    }

    /// <summary>Whether a device may stand in a status message.</summary>
    internal static bool IsDevice(LaneDevice device) =>
        device.Name.Length > 0
        && IsText(device.Name)
        && EnvelopeLimits.IsCode(device.Kind, ReceiverLimits.CodeCharacters)
        && EnvelopeLimits.IsCode(device.State, ReceiverLimits.CodeCharacters);

    private static bool IsText(string text) =>
        text.Length <= ReceiverLimits.NameCharacters && !text.Any(char.IsControl);

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
