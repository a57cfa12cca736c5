using System.Buffers.Binary;
using System.Globalization;

namespace Bmis.Sync.Sealing;

/// <summary>The name of a key: 8 random bytes. It is no secret; sealed bytes carry it in front.</summary>
/// <param name="Value">The bytes as a number, most significant first.</param>
public readonly record struct SealingKeyId(ulong Value)
{
    /// <summary>Bytes of an id.</summary>
    public const int Bytes = 8;

    /// <summary>Reads the first 8 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static SealingKeyId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes));

    /// <summary>The id as it stands in a key file, 16 hexadecimal digits; null when the text is none.</summary>
    public static SealingKeyId? TryParse(string text) =>
        text.Length == 2 * Bytes
        && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new SealingKeyId(value)
            : null;

    /// <summary>The 8 bytes.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[Bytes];
        Write(bytes);
        return bytes;
    }

    /// <summary>16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);

    internal void Write(Span<byte> into) => BinaryPrimitives.WriteUInt64BigEndian(into, Value);
}
