using System.Buffers.Binary;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>How a module is set.</summary>
/// <param name="PacketBytes">Payload of its data packets: 32, 64, 128 or 256.</param>
/// <param name="Baud">Its rate, in bits a second.</param>
internal readonly record struct ModuleParameters(int PacketBytes, int Baud)
{
    private const int Length = 16;
    private const int LargestSizeCode = 3;
    private const int MostRateUnits = 96;

    /// <summary>Reads the answer to ReadSysPara without its code; null when it is none.</summary>
    internal static ModuleParameters? Read(ReadOnlySpan<byte> answer)
    {
        if (answer.Length < Length) return null;
        var size = BinaryPrimitives.ReadUInt16BigEndian(answer[12..]);
        var units = BinaryPrimitives.ReadUInt16BigEndian(answer[14..]);
        if (size > LargestSizeCode || units is 0 or > MostRateUnits) return null;
        return new(32 << size, units * ModuleOrders.RateUnit);
    }
}
