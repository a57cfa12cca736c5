namespace Bmis.Documents.Tlv;

/// <summary>A data object within bytes that somebody else holds.</summary>
public readonly ref struct TlvElement
{
    internal TlvElement(uint tag, ReadOnlySpan<byte> whole, int head)
    {
        Tag = tag;
        Whole = whole;
        Value = whole[head..];
    }

    /// <summary>The tag as it is written, such as 0x5F1F or 0x87; 1 to 4 bytes.</summary>
    public uint Tag { get; }

    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Value { get; }

    /// <summary>Tag, length and value as they were read: what is hashed is never encoded again.</summary>
    public ReadOnlySpan<byte> Whole { get; }
}
