namespace Bmis.BorderPost.Devices.Serial;

/// <summary>The rates of serial readers, in bits a second.</summary>
internal static class SerialRates
{
    internal static readonly int[] All = [1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600];
}
