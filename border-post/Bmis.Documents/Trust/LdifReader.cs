using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Bmis.Documents.Tlv;

namespace Bmis.Documents.Trust;

/// <summary>
/// Reads the binary values of a directory in LDIF (RFC 2849): base 64 behind two colons, folded over lines, and bytes
/// put down as they are behind one. Other attributes are passed over.
/// </summary>
internal sealed class LdifReader
{
    private readonly ReadOnlyMemory<byte> _file;
    private int _at;

    internal LdifReader(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>How many values of the sought attributes could not be decoded.</summary>
    internal int Malformed { get; private set; }

    /// <summary>Whether a file begins as LDIF does.</summary>
    internal static bool IsLdif(ReadOnlySpan<byte> file)
    {
        foreach (var range in file.Split((byte)'\n'))
        {
            var line = file[range].Trim("\r\uFEFF "u8);
            if (!line.IsEmpty && line[0] != '#')
                return line.StartsWith("dn:"u8) || line.StartsWith("version:"u8);
        }

        return false;
    }

    /// <summary>The next value of an attribute that is sought; false at the end.</summary>
    internal bool TryRead(out LdifAttribute attribute, out ReadOnlyMemory<byte> value)
    {
        while (_at < _file.Length)
        {
            var start = _at;
            var line = NextLine();
            attribute = AttributeOf(line, out var colon);
            if (attribute == LdifAttribute.Other)
                continue;
            if (TryReadValue(start, line, colon, out value))
                return true;
            Malformed++;
        }

        (attribute, value) = (LdifAttribute.Other, default);
        return false;
    }

    private static LdifAttribute AttributeOf(ReadOnlySpan<byte> line, out int colon)
    {
        colon = line.IndexOf((byte)':');
        if (colon <= 0 || line[0] is (byte)' ' or (byte)'#')
            return LdifAttribute.Other;
        var name = line[..colon];
        if (name.IndexOf((byte)';') is > 0 and var options)
            name = name[..options];
        return Encoding.Latin1.GetString(name).ToUpperInvariant() switch
        {
            "USERCERTIFICATE" or "CACERTIFICATE" => LdifAttribute.Certificate,
            "CERTIFICATEREVOCATIONLIST" => LdifAttribute.RevocationList,
            "CSCAMASTERLISTDATA" or "PKDMASTERLISTCONTENT" => LdifAttribute.MasterList,
            _ => LdifAttribute.Other,
        };
    }

    private bool TryReadValue(int start, ReadOnlySpan<byte> line, int colon, out ReadOnlyMemory<byte> value)
    {
        var isDoubled = colon + 1 < line.Length && line[colon + 1] == ':';
        var first = start + colon + (isDoubled ? 2 : 1);
        while (first < _file.Length && _file.Span[first] == ' ')
            first++;
        return (!isDoubled && TryTakeRaw(first, out value)) || TryDecode(first, out value);
    }

    // Bytes that were put down as they are contain line feeds, but tell their own length.
    private bool TryTakeRaw(int first, out ReadOnlyMemory<byte> value)
    {
        value = default;
        var rest = _file[first..];
        if (TlvReader.ReadHead(rest.Span, out var tag, out var head, out var length) != TlvFault.None
            || tag != 0x30 || length > rest.Length - head)
            return false;
        value = rest[..(head + length)];
        _at = first + head + length;
        return true;
    }

    // The decoder passes over line ends and the space in front of each continued line.
    private bool TryDecode(int first, out ReadOnlyMemory<byte> value)
    {
        _at = Math.Min(first, _file.Length);
        var text = _file.Span.Slice(_at, ValueLength());
        _at += text.Length;
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        var status = Base64.DecodeFromUtf8(text, decoded, out _, out var written);
        value = decoded.AsMemory(0, written);
        return status == OperationStatus.Done && written > 0;
    }

    // Up to the line that is no continuation.
    private int ValueLength()
    {
        var span = _file.Span[_at..];
        var end = 0;
        do
        {
            var next = span[end..].IndexOf((byte)'\n');
            end = next < 0 ? span.Length : end + next + 1;
        }
        while (end < span.Length && span[end] == ' ' && end < TrustLimits.LdifValue);
        return end;
    }

    private ReadOnlySpan<byte> NextLine()
    {
        var span = _file.Span[_at..];
        var end = span.IndexOf((byte)'\n');
        _at += end < 0 ? span.Length : end + 1;
        return (end < 0 ? span : span[..end]).TrimEnd((byte)'\r');
    }
}
