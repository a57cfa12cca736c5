using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Bmis.Sync.Distribution;

/// <summary>
/// Where a list is cut into chunks: where its content says so and not at fixed places, so that the chunks behind an
/// entry that was put in are the same as before. A rolling hash over the last 64 bytes decides (gear hashing: Xia et
/// al., FastCDC, USENIX ATC 2016). Any other places would do as well; only fewer chunks would be those that a lane
/// holds.
/// </summary>
internal static class ContentCut
{
    private static readonly ulong[] Gear = [.. Enumerable.Range(0, 256).Select(value =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData([.. "bmis.sync.v1.ContentCut"u8, (byte)value])))];

    /// <summary>
    /// Bytes of the chunk with which the content begins: from a quarter of the longest to the longest, half of it on
    /// average, or all that is left.
    /// </summary>
    /// <param name="content">What is left of the list, or as much of it as the longest chunk may have.</param>
    /// <param name="longest">Bytes of the longest chunk.</param>
    public static int Length(ReadOnlySpan<byte> content, int longest)
    {
        var end = Math.Min(content.Length, longest);
        var shortest = longest / 4;
        var still = 64 - BitOperations.Log2((uint)shortest);
        var hash = 0UL;
        for (var i = Math.Max(0, shortest - 64); i < end; i++)
        {
            hash = (hash << 1) + Gear[content[i]];
            if (i >= shortest && hash >> still == 0)
                return i;
        }

        return end;
    }
}
