using System.Buffers;
using System.Buffers.Text;

namespace Bmis.Documents.Trust;

/// <summary>Reads the objects of a file in PEM (RFC 7468), one after the other, whatever they are called.</summary>
internal sealed class PemReader
{
    private readonly ReadOnlyMemory<byte> _file;
    private int _at;

    internal PemReader(ReadOnlyMemory<byte> file) => _file = file;

    private static ReadOnlySpan<byte> Begin => "-----BEGIN "u8;

    private static ReadOnlySpan<byte> End => "-----END "u8;

    internal static bool IsPem(ReadOnlySpan<byte> file) => file.IndexOf(Begin) >= 0 && file[0] != 0x30;

    /// <summary>The next object; empty when it could not be decoded. False at the end.</summary>
    internal bool TryRead(out byte[] value)
    {
        value = [];
        if (!TrySkip(Begin) || !TrySkip("\n"u8))
            return false;
        var start = _at;
        if (!TrySkip(End))
            return true;
        var text = _file.Span[start..(_at - End.Length)];
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, decoded, out _, out var written) == OperationStatus.Done)
            value = decoded[..written];
        return true;
    }

    private bool TrySkip(ReadOnlySpan<byte> mark)
    {
        var found = _file.Span[_at..].IndexOf(mark);
        _at = found < 0 ? _file.Length : _at + found + mark.Length;
        return found >= 0;
    }
}
