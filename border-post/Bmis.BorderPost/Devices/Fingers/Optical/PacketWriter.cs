using System.Buffers.Binary;

namespace Bmis.BorderPost.Devices.Fingers.Optical;

/// <summary>Writes packets: start, address, kind, length, payload, check sum; all numbers high byte first.</summary>
internal static class PacketWriter
{
    internal const ushort Start = 0xEF01;

    internal static byte[] Write(PacketKind kind, uint address, ReadOnlySpan<byte> payload)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, PacketLimits.Payload);
        var packet = new byte[PacketLimits.Head + payload.Length + PacketLimits.Checksum];
        BinaryPrimitives.WriteUInt16BigEndian(packet, Start);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(2), address);
        packet[6] = (byte)kind;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(7), (ushort)(payload.Length + PacketLimits.Checksum));
        payload.CopyTo(packet.AsSpan(PacketLimits.Head));
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(packet.Length - 2), Sum(packet.AsSpan(6..^2)));
        return packet;
    }

    /// <summary>The check sum over kind, length and payload.</summary>
    internal static ushort Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0;
        foreach (var one in bytes) sum += one;
        return (ushort)sum;
    }
}
