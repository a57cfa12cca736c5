namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>The card that lay on a reader is gone, perhaps with its reader.</summary>
internal sealed record CardRemoved(string ReaderName, DateTimeOffset At) : DeviceEvent(ReaderName, At);
