using System.Text;
using System.Text.RegularExpressions;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// The text of bytes that are XML, and where each character of it stands in them. A byte order mark decides, then what
/// the first character looks like (XML 1.0, appendix F), then the declaration; what is no UTF-8 is read as
/// Windows-1252. For one thread.
/// </summary>
internal sealed partial class XmlCharacters
{
    // Characters that are looked at for a declaration, and between two places that are known.
    private const int DeclarationReach = 1024;
    private const int Step = 256;

    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private readonly int _first;
    private readonly int _total;
    private readonly bool _isUtf8;
    private readonly int[] _places = [];

    private XmlCharacters(ReadOnlySpan<byte> bytes, Encoding encoding, int first)
    {
        Value = encoding.GetString(bytes[first..]);
        (_first, _total) = (first, bytes.Length);
        Width = encoding is UnicodeEncoding ? 2 : 1;
        IsBigEndian = encoding.CodePage == Encoding.BigEndianUnicode.CodePage;
        _isUtf8 = encoding.CodePage == Encoding.UTF8.CodePage && Value.Length != bytes.Length - first;
        if (_isUtf8)
            _places = Places(Value, first);
        IsGuessed = ReferenceEquals(encoding, Windows1252);
    }

    /// <summary>The text, without a byte order mark.</summary>
    internal string Value { get; }

    /// <summary>Bytes of a character of ISO 646.</summary>
    internal int Width { get; }

    /// <summary>Whether the second of two bytes counts.</summary>
    internal bool IsBigEndian { get; }

    /// <summary>Whether it was read as Windows-1252 because it is no UTF-8.</summary>
    internal bool IsGuessed { get; }

    /// <summary>Makes text of a transmission.</summary>
    internal static XmlCharacters Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return EightBit(bytes, 3);
        if (bytes is [0xFF, 0xFE, ..])
            return new(bytes, Encoding.Unicode, 2);
        if (bytes is [0xFE, 0xFF, ..])
            return new(bytes, Encoding.BigEndianUnicode, 2);
        return Looks(bytes) is { } encoding ? new(bytes, encoding, 0) : EightBit(bytes, 0);
    }

    /// <summary>The byte at which a character begins; the end of the bytes behind the last.</summary>
    internal int ByteOf(int at)
    {
        if (at >= Value.Length)
            return _total;
        if (!_isUtf8)
            return _first + (at * Width);
        var place = _places[at / Step];
        for (var before = at / Step * Step; before < at; before++)
            place += BytesOf(Value[before]);
        return place;
    }

    // Two bytes a character without a byte order mark: the text begins with a blank or an angle bracket.
    private static UnicodeEncoding? Looks(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'<' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t', 0, ..] => (UnicodeEncoding)Encoding.Unicode,
        [0, (byte)'<' or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t', ..] =>
            (UnicodeEncoding)Encoding.BigEndianUnicode,
        _ => null,
    };

    private static XmlCharacters EightBit(ReadOnlySpan<byte> bytes, int first)
    {
        if (first == 0 && Declared(bytes) is { } declared)
            return new(bytes, declared, 0);
        return System.Text.Unicode.Utf8.IsValid(bytes[first..])
            ? new(bytes, Strict, first) : new(bytes, Windows1252, first);
    }

    // Only code pages of one byte are taken at their word; a declared UTF-16 of single bytes is none.
    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationReach)]);
        if (Declaration().Match(head) is not { Success: true } found)
            return null;
        return found.Groups["name"].Value.ToUpperInvariant() switch
        {
            "ISO-8859-1" => Encoding.Latin1,
            "ISO-8859-2" => CodePagesEncodingProvider.Instance.GetEncoding(28592),
            "ISO-8859-5" => CodePagesEncodingProvider.Instance.GetEncoding(28595),
            "ISO-8859-9" => CodePagesEncodingProvider.Instance.GetEncoding(28599),
            "ISO-8859-15" => CodePagesEncodingProvider.Instance.GetEncoding(28605),
            "WINDOWS-1250" => CodePagesEncodingProvider.Instance.GetEncoding(1250),
            "WINDOWS-1251" => CodePagesEncodingProvider.Instance.GetEncoding(1251),
            "WINDOWS-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252),
            _ => null,
        };
    }

    private static int[] Places(string text, int first)
    {
        var places = new int[(text.Length / Step) + 1];
        var place = first;
        for (var at = 0; at < text.Length; at++)
        {
            if (at % Step == 0)
                places[at / Step] = place;
            place += BytesOf(text[at]);
        }

        return places;
    }

    // Of a pair of surrogates the first has all four bytes.
    private static int BytesOf(char one) => one switch
    {
        < '\u0080' => 1,
        < '\u0800' => 2,
        _ when char.IsHighSurrogate(one) => 4,
        _ when char.IsLowSurrogate(one) => 0,
        _ => 3,
    };

    [GeneratedRegex("""<\?xml\s[^>]*?encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""")]
    private static partial Regex Declaration();
}
