namespace Bmis.Documents.Tlv;

/// <summary>
/// Reads data objects one after the other (BER-TLV as ISO/IEC 7816-4, 5.2.2 restricts it: tags of at most four bytes,
/// definite lengths of at most 2^31 - 1). It copies nothing and throws on no bytes. What is nested is read by a reader
/// of the value, so depth is the caller's to limit.
/// </summary>
public ref struct TlvReader
{
    private const int LongestTag = 4;
    private const int LongestLength = 4;

    private ReadOnlySpan<byte> _rest;

    /// <summary>Begins at the first byte.</summary>
    public TlvReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads the next object; after a fault the reader stands where it stood.</summary>
    public TlvFault Read(out TlvElement element)
    {
        element = default;
        if (_rest.IsEmpty)
            return TlvFault.End;
        if (ReadHead(_rest, out var tag, out var head, out var length) is not TlvFault.None and var fault)
            return fault;
        if (length > _rest.Length - head)
            return TlvFault.ValueTooLong;
        element = new TlvElement(tag, _rest[..(head + length)], head);
        _rest = _rest[(head + length)..];
        return TlvFault.None;
    }

    /// <summary>Reads the next object when it has this tag; else the reader stands where it stood.</summary>
    public bool TryRead(uint tag, out TlvElement element)
    {
        var before = _rest;
        if (Read(out element) == TlvFault.None && element.Tag == tag)
            return true;
        _rest = before;
        element = default;
        return false;
    }

    /// <summary>
    /// Reads tag and length of the object at the beginning, whose value need not be there yet: so a file's whole size
    /// is known from its first bytes.
    /// </summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="head">Bytes of tag and length together.</param>
    /// <param name="length">Bytes of the value.</param>
    public static TlvFault ReadHead(ReadOnlySpan<byte> bytes, out uint tag, out int head, out int length)
    {
        (head, length) = (0, 0);
        if (ReadTag(bytes, out tag, out var tagLength) is not TlvFault.None and var fault)
            return fault;
        if (ReadLength(bytes[tagLength..], out length, out var lengthLength) is not TlvFault.None and var wrong)
            return wrong;
        head = tagLength + lengthLength;
        return TlvFault.None;
    }

    private static TlvFault ReadTag(ReadOnlySpan<byte> bytes, out uint tag, out int used)
    {
        (tag, used) = (0, 0);
        do
        {
            if (used == LongestTag)
                return TlvFault.TagTooLong;
            if (used == bytes.Length)
                return TlvFault.Truncated;
            tag = (tag << 8) | bytes[used++];
        }
        while (used == 1 ? (tag & 0x1F) == 0x1F : (tag & 0x80) != 0);
        return TlvFault.None;
    }

    private static TlvFault ReadLength(ReadOnlySpan<byte> bytes, out int length, out int used)
    {
        (length, used) = (0, 1);
        if (bytes.IsEmpty)
            return TlvFault.Truncated;
        if (bytes[0] < 0x80)
        {
            length = bytes[0];
            return TlvFault.None;
        }

        var count = bytes[0] & 0x7F;
        if (count is 0 or > LongestLength)
            return TlvFault.LengthForm;
        if (bytes.Length <= count)
            return TlvFault.Truncated;
        long value = 0;
        foreach (var part in bytes.Slice(1, count))
            value = (value << 8) | part;
        (length, used) = ((int)Math.Min(value, int.MaxValue), count + 1);
        return value > int.MaxValue ? TlvFault.ValueTooLong : TlvFault.None;
    }
}
