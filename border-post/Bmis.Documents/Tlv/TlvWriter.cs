using System.Buffers;
using System.Buffers.Binary;

namespace Bmis.Documents.Tlv;

/// <summary>Writes data objects one after the other, lengths in the shortest form. For one thread.</summary>
public sealed class TlvWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>One object by itself.</summary>
    public static byte[] Object(uint tag, ReadOnlySpan<byte> value) => new TlvWriter().Add(tag, value).ToArray();

    /// <summary>Writes an object.</summary>
    public TlvWriter Add(uint tag, ReadOnlySpan<byte> value)
    {
        AddTag(tag);
        AddLength(value.Length);
        _bytes.Write(value);
        return this;
    }

    /// <summary>Writes an object that holds others.</summary>
    public TlvWriter Add(uint tag, Action<TlvWriter> content)
    {
        var inner = new TlvWriter();
        content(inner);
        return Add(tag, inner.Written.Span);
    }

    /// <summary>Writes bytes that are objects already.</summary>
    public TlvWriter AddWritten(ReadOnlySpan<byte> objects)
    {
        _bytes.Write(objects);
        return this;
    }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    private void AddTag(uint tag) => AddBigEndian(tag, Math.Max(1, Width(tag)));

    private void AddLength(int length)
    {
        if (length < 0x80)
        {
            AddBigEndian((uint)length, 1);
            return;
        }

        var width = Width((uint)length);
        AddBigEndian((uint)(0x80 | width), 1);
        AddBigEndian((uint)length, width);
    }

    private void AddBigEndian(uint value, int width)
    {
        Span<byte> whole = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(whole, value);
        _bytes.Write(whole[(sizeof(uint) - width)..]);
    }

    private static int Width(uint value) => (32 - System.Numerics.BitOperations.LeadingZeroCount(value) + 7) / 8;
}
