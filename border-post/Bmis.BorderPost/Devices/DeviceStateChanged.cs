namespace Bmis.BorderPost.Devices;

/// <summary>A reader came, went or broke; the reason is for the technician.</summary>
internal sealed record DeviceStateChanged(DeviceState State, string Reason, string ReaderName, DateTimeOffset At)
    : DeviceEvent(ReaderName, At);
