using System.Buffers.Binary;

namespace Bmis.BorderPost.Journaling;

/// <summary>The time of an entry by its id: a version 7 UUID begins with milliseconds since 1970, in 6 bytes.</summary>
internal static class EntryTime
{
    private const int Bytes = 6;

    internal static DateOnly DayOf(ReadOnlySpan<byte> entryId) => DayOf(Of(entryId));

    internal static DateTimeOffset Of(ReadOnlySpan<byte> entryId)
    {
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        milliseconds.Clear();
        entryId[..Math.Min(Bytes, entryId.Length)].CopyTo(milliseconds[(sizeof(long) - Bytes)..]);
        var since = Math.Min(
            BinaryPrimitives.ReadInt64BigEndian(milliseconds), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        return DateTimeOffset.FromUnixTimeMilliseconds(since);
    }

    internal static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);

    /// <summary>The smallest id of the time: ids of earlier entries sort before it.</summary>
    internal static byte[] SmallestId(DateTimeOffset time)
    {
        var id = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, Math.Max(0, time.ToUnixTimeMilliseconds()) << 16);
        return id;
    }
}
