using System.Buffers;
using System.Text;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// What bytes of an interchange mean, by the syntax identifier of its UNB (ISO 9735-1, 5 and annex; IATA and SIRE are
/// private). A byte outside the declared repertoire makes the text be read as UTF-8 when it is that strictly, else as
/// Windows-1252; letters are never changed. For any thread.
/// </summary>
public sealed class CharacterSet
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private const string LevelA = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/='+:?!\"%&*;<>";
    private const string LevelB = LevelA + "abcdefghijklmnopqrstuvwxyz";

    private static readonly CharacterSet[] Known =
    [
        Of("UNOA", LevelA), Of("UNOB", LevelB), Of("UNOC", 28591), Of("UNOD", 28592), Of("UNOE", 28595),
        Of("UNOF", 28597), Of("UNOK", 28599), new("UNOW", Encoding.UTF8, null), Of("IATA", Printable),
        Of("IATB", Printable), Of("SIRE", Printable),
    ];

    private const byte LastOfIso646 = 0x7F;

    private readonly Encoding _encoding;

    // Null for UTF-8, which has no repertoire of bytes.
    private readonly SearchValues<byte>? _repertoire;

    private readonly SearchValues<byte> _inside;

    private CharacterSet(string syntax, Encoding encoding, SearchValues<byte>? repertoire)
    {
        Syntax = syntax;
        _encoding = encoding;
        _repertoire = repertoire;
        _inside = InsideOf(Delimiters.Usual, TextDecoding.None);
    }

    /// <summary>The printable characters of ISO 646; for interchanges that declare nothing known.</summary>
    public static CharacterSet Iso646 { get; } = Of("", Printable);

    /// <summary>The syntax identifier; empty for <see cref="Iso646"/>.</summary>
    public string Syntax { get; }

    private static string Printable => string.Concat(Enumerable.Range(' ', 0x7F - ' ').Select(one => (char)one));

    /// <summary>The set that an identifier declares, blanks around it aside; null when it is not known.</summary>
    public static CharacterSet? Declared(string syntax)
    {
        var trimmed = syntax.Trim();
        return Array.Find(Known, one => one.Syntax == trimmed);
    }

    /// <summary>Makes text of a value without escapes and folds, and says how it was read.</summary>
    public string Decode(ReadOnlySpan<byte> value, out TextDecoding decoding)
    {
        decoding = TextDecoding.Declared;
        if (_repertoire is not null && !value.ContainsAnyExcept(_repertoire))
            return _encoding.GetString(value);
        if (_repertoire is not null && !value.ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            decoding = TextDecoding.Iso646;
            return Encoding.ASCII.GetString(value);
        }

        if (System.Text.Unicode.Utf8.IsValid(value))
        {
            decoding = _repertoire is null ? TextDecoding.Declared : TextDecoding.Utf8;
            return Encoding.UTF8.GetString(value);
        }

        decoding = TextDecoding.Windows1252;
        return Windows1252.GetString(value);
    }

    /// <summary>Whether the bytes that end elements and segments are in the repertoire.</summary>
    internal bool HoldsSeparators(Delimiters delimiters) => Holds(delimiters.Element) && Holds(delimiters.Terminator);

    /// <summary>
    /// Bytes that make no text be read otherwise than declared, or only as is known already; separators and folds are
    /// among them.
    /// </summary>
    internal SearchValues<byte> Inside(Delimiters delimiters, TextDecoding known) =>
        (known & ~TextDecoding.Declared) == TextDecoding.None && HoldsSeparators(delimiters)
            ? _inside
            : InsideOf(delimiters, known);

    /// <summary>Makes bytes of text; false when a character is outside the repertoire.</summary>
    internal bool TryEncode(string text, out byte[] bytes)
    {
        bytes = _encoding.GetBytes(text);
        return _encoding.GetString(bytes) == text
            && (_repertoire is null || !bytes.AsSpan().ContainsAnyExcept(_repertoire));
    }

    private bool Holds(byte value) => _repertoire?.Contains(value) ?? value <= LastOfIso646;

    private SearchValues<byte> InsideOf(Delimiters delimiters, TextDecoding known)
    {
        var holdsIso646 = known.HasFlag(TextDecoding.Iso646);
        var holdsOthers = known.HasFlag(TextDecoding.Utf8) && known.HasFlag(TextDecoding.Windows1252);
        return SearchValues.Create([.. Enumerable.Range(0, 256).Select(one => (byte)one).Where(one =>
            Holds(one) || Folding.IsFold(one) || one == delimiters.Element || one == delimiters.Terminator
            || (one <= LastOfIso646 ? holdsIso646 : holdsOthers))]);
    }

    private static CharacterSet Of(string syntax, string repertoire) =>
        new(syntax, Encoding.Latin1, SearchValues.Create(Encoding.Latin1.GetBytes(repertoire)));

    // The repertoire of a part of ISO/IEC 8859: no control characters, nothing that the part leaves free.
    private static CharacterSet Of(string syntax, int codePage)
    {
        var encoding = codePage == Encoding.Latin1.CodePage
            ? Encoding.Latin1
            : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        var held = Enumerable.Range(0, 256).Select(one => (byte)one)
            .Where(one => encoding.GetString([one]) is [var letter] && !char.IsControl(letter)
                && letter != '\uFFFD' && char.GetUnicodeCategory(letter) is not (
                    System.Globalization.UnicodeCategory.PrivateUse
                    or System.Globalization.UnicodeCategory.OtherNotAssigned));
        return new(syntax, encoding, SearchValues.Create(held.ToArray()));
    }
}
