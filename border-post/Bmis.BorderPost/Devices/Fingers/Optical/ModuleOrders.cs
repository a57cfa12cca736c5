using System.Buffers.Binary;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>The orders that the lane gives to a module: payloads of command packets.</summary>
internal static class ModuleOrders
{
    /// <summary>The rates of a module are multiples of this one.</summary>
    internal const int RateUnit = 9600;

    private const byte RateParameter = 4;

    /// <summary>Takes a picture of the finger that lies on it (GenImg).</summary>
    internal static byte[] TakePicture { get; } = [0x01];

    /// <summary>Hands the picture out (UpImage).</summary>
    internal static byte[] HandOut { get; } = [0x0A];

    /// <summary>Says how it is set (ReadSysPara).</summary>
    internal static byte[] ReadParameters { get; } = [0x0F];

    /// <summary>Lets the lane use it (VfyPwd).</summary>
    internal static byte[] VerifyPassword(uint password)
    {
        var order = new byte[5];
        order[0] = 0x13;
        BinaryPrimitives.WriteUInt32BigEndian(order.AsSpan(1), password);
        return order;
    }

    /// <summary>Goes on at another rate, after a restart too (SetSysPara).</summary>
    internal static byte[] SetRate(int baud) => [0x0E, RateParameter, (byte)(baud / RateUnit)];
}
