namespace Bmis.Central.Devices;

/// <summary>A lane's device as pages and the line show it.</summary>
/// <param name="Facts">What the register says.</param>
/// <param name="State">How it stands.</param>
/// <param name="DaysLeft">Whole days until its certificate ends; null when that is not known.</param>
internal sealed record DeviceView(DeviceFacts Facts, DeviceState State, int? DaysLeft);
