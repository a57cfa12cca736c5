using System.Buffers.Binary;

namespace Bmis.TestKit.Fingerprints;

/// <summary>The packets of the R30x, ZFM, FPM and R503 family, written a second time, from its description.</summary>
internal static class ModulePackets
{
    internal const byte Command = 1, Data = 2, Acknowledge = 7, LastData = 8;

    internal static byte[] Write(byte kind, uint address, ReadOnlySpan<byte> payload)
    {
        var packet = new List<byte> { 0xEF, 0x01 };
        for (var shift = 24; shift >= 0; shift -= 8) packet.Add((byte)(address >> shift));
        packet.Add(kind);
        packet.Add((byte)((payload.Length + 2) >> 8));
        packet.Add((byte)(payload.Length + 2));
        packet.AddRange(payload);
        var sum = packet.Skip(6).Sum(one => one);
        packet.Add((byte)(sum >> 8));
        packet.Add((byte)sum);
        return [.. packet];
    }

    /// <summary>Takes the first whole order out of what has come; null while there is none.</summary>
    internal static (uint Address, byte[] Payload)? TakeOrder(List<byte> come)
    {
        while (come.Count >= 12)
        {
            var bytes = come.ToArray();
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(7));
            if (bytes[0] != 0xEF || bytes[1] != 1 || bytes[6] != Command || length is < 3 or > 64)
            {
                come.RemoveAt(0);
                continue;
            }

            if (bytes.Length < 9 + length) return null;
            var address = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(2));
            var payload = bytes[9..(7 + length)];
            var isRight = bytes.AsSpan(0, 9 + length).SequenceEqual(Write(Command, address, payload));
            come.RemoveRange(0, isRight ? 9 + length : 1);
            if (isRight) return (address, payload);
        }

        return null;
    }
}
