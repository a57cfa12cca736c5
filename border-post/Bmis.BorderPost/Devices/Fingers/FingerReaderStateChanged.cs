namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>A reader came, went or broke; the reason is for the technician.</summary>
internal sealed record FingerReaderStateChanged(DeviceState State, string Reason) : FingerEvent;
