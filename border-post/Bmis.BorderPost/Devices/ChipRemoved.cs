namespace Bmis.BorderPost.Devices;

/// <summary>The chip that lay on a reader is gone.</summary>
internal sealed record ChipRemoved(string ReaderName, DateTimeOffset At) : DeviceEvent(ReaderName, At);
