namespace Bmis.Biographics;

/// <summary>
/// The number of a travel document: letters A to Z and digits, upper case, without blanks, hyphens or fillers
/// (Doc 9303-3, 4.2.2). Equal numbers are equal values. It prints as <c>[document number]</c>; <see cref="Text"/>
/// gives the number itself.
/// </summary>
public readonly record struct DocumentNumber
{
    /// <summary>
    /// Longest number accepted; the MRZ of a TD1 holds 22 characters with the overflow into optional data.
    /// </summary>
    public const int MaximumLength = 30;

    private readonly string? _text;

    private DocumentNumber(string text) => _text = text;

    /// <summary>The number, upper case, 1 to 30 letters and digits; empty only for the default value.</summary>
    public string Text => _text ?? "";

    /// <summary>
    /// Reads a number as typed or scanned; blanks, hyphens, slashes, full stops and fillers are dropped.
    /// </summary>
    public static Parsed<DocumentNumber> Parse(string? text)
    {
        Span<char> kept = stackalloc char[MaximumLength];
        var length = 0;
        var source = text.AsSpan();
        for (var i = 0; i < source.Length; i++)
        {
            var character = char.ToUpperInvariant(source[i]);
            if (character is ' ' or '-' or '<' or '/' or '.') continue;
            if (!char.IsAsciiLetterUpper(character) && !char.IsAsciiDigit(character))
                return Parsed<DocumentNumber>.Refused(ParseReason.InvalidCharacter, i);
            if (length == MaximumLength) return Parsed<DocumentNumber>.Refused(ParseReason.TooLong, i);
            kept[length++] = character;
        }

        return length == 0
            ? Parsed<DocumentNumber>.Refused(ParseReason.Empty, 0)
            : Parsed<DocumentNumber>.Of(new(new string(kept[..length])));
    }

    /// <inheritdoc/>
    public override string ToString() => "[document number]";
}
