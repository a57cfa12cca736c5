using System.ComponentModel;

namespace Bmis.BorderPost.Devices.Serial;

/// <summary>A serial line cannot be opened or has gone. It is always worth another try.</summary>
internal sealed class SerialLineException(DeviceState state, string doing, int error)
    : IOException($"{doing}: {new Win32Exception(error).Message}")
{
    /// <summary>What the failure says about the device.</summary>
    internal DeviceState State { get; } = state;
}
