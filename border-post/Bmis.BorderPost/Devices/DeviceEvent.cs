namespace Bmis.BorderPost.Devices;

/// <summary>Something a reader says.</summary>
internal abstract record DeviceEvent(string ReaderName, DateTimeOffset At);
