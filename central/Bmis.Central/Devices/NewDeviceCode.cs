using Bmis.Sync.Identity;

namespace Bmis.Central.Devices;

/// <summary>A code that was just made.</summary>
internal sealed record NewDeviceCode(EnrolmentCode Code, DateTimeOffset Expires);
