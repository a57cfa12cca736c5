using System.Buffers.Binary;

namespace Bmis.Documents.Iso7816;

/// <summary>
/// A command to a chip (ISO/IEC 7816-4, 5.1). It is written in the short form where that holds it and in the extended
/// form otherwise. It prints as its header; data may be personal.
/// </summary>
/// <param name="Class">CLA.</param>
/// <param name="Instruction">INS.</param>
/// <param name="P1">First parameter.</param>
/// <param name="P2">Second parameter.</param>
/// <param name="Data">Command data, at most 65,535 bytes; empty for none.</param>
/// <param name="Expected">Most bytes of answer that are wanted, 1 to 65,536; null when none is.</param>
public sealed record CommandApdu(
    byte Class, byte Instruction, byte P1, byte P2, ReadOnlyMemory<byte> Data = default, int? Expected = null)
{
    /// <summary>Bytes of a header.</summary>
    public const int HeaderBytes = 4;

    /// <summary>Most bytes of data.</summary>
    public const int MostData = ushort.MaxValue;

    /// <summary>Most bytes that can be expected.</summary>
    public const int MostExpected = ushort.MaxValue + 1;

    /// <summary>Whether the command needs the extended form.</summary>
    public bool IsExtended => Data.Length > byte.MaxValue || Expected > byte.MaxValue + 1;

    /// <summary>CLA, INS, P1 and P2.</summary>
    public byte[] Header() => [Class, Instruction, P1, P2];

    /// <summary>The command's bytes.</summary>
    /// <exception cref="InvalidOperationException">Data or expected length are out of range.</exception>
    public byte[] ToBytes()
    {
        if (Data.Length > MostData || Expected is < 1 or > MostExpected)
            throw new InvalidOperationException("The command's data or expected length are out of range.");
        return [.. Header(), .. IsExtended ? Extended() : Short()];
    }

    /// <summary>Reads a command; null when the bytes are none.</summary>
    public static CommandApdu? Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeaderBytes)
            return null;
        var head = bytes.Span;
        var bare = new CommandApdu(head[0], head[1], head[2], head[3]);
        var body = bytes[HeaderBytes..];
        if (body.IsEmpty)
            return bare;
        if (body.Length == 1)
            return bare with { Expected = Length(body.Span[0], 256) };
        return body.Span[0] == 0 && body.Length >= 3 ? ParseExtended(bare, body[1..]) : ParseShort(bare, body);
    }

    /// <inheritdoc/>
    public override string ToString() => $"[command {Convert.ToHexString(Header())}]";

    private byte[] Short() =>
    [
        .. Data.Length > 0 ? (byte[])[(byte)Data.Length, .. Data.Span] : [],
        .. Expected is { } expected ? (byte[])[(byte)expected] : [],
    ];

    private byte[] Extended() =>
    [
        0,
        .. Data.Length > 0 ? (byte[])[.. BigEndian(Data.Length), .. Data.Span] : [],
        .. Expected is { } expected ? BigEndian(expected) : [],
    ];

    private static byte[] BigEndian(int length)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, unchecked((ushort)length));
        return bytes;
    }

    private static int Length(int written, int whenZero) => written == 0 ? whenZero : written;

    private static CommandApdu? ParseShort(CommandApdu bare, ReadOnlyMemory<byte> body)
    {
        var length = body.Span[0];
        if (length == 0 || body.Length < 1 + length || body.Length > 2 + length)
            return null;
        return bare with
        {
            Data = body.Slice(1, length),
            Expected = body.Length == 2 + length ? Length(body.Span[^1], 256) : null,
        };
    }

    private static CommandApdu? ParseExtended(CommandApdu bare, ReadOnlyMemory<byte> body)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(body.Span);
        if (body.Length == 2)
            return bare with { Expected = Length(length, MostExpected) };
        if (length == 0 || (body.Length != 2 + length && body.Length != 4 + length))
            return null;
        return bare with
        {
            Data = body.Slice(2, length),
            Expected = body.Length == 4 + length
                ? Length(BinaryPrimitives.ReadUInt16BigEndian(body.Span[^2..]), MostExpected)
                : null,
        };
    }
}
