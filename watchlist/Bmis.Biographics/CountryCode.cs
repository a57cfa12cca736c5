using System.Globalization;

namespace Bmis.Biographics;

/// <summary>
/// An issuing State, organisation or nationality as Doc 9303-3, section 5 codes it: ISO 3166-1 alpha-3, the special
/// codes such as XXA, UNO or GBN, and the single letter D of German documents.
/// </summary>
public readonly record struct CountryCode
{
    private readonly string? _code;

    private CountryCode(string code) => _code = code;

    /// <summary>Every code that is in use.</summary>
    public static IEnumerable<CountryCode> All => StateTable.Codes.Select(code => new CountryCode(code));

    /// <summary>
    /// Codes that ISO 3166-1 has withdrawn and old documents still bear, such as YUG, SUN and ZAR. They are issuing
    /// States only: <see cref="Parse"/> knows none of them and <see cref="ParseIssuer"/> knows all.
    /// </summary>
    public static IEnumerable<CountryCode> Withdrawn => WithdrawnStates.Codes.Select(code => new CountryCode(code));

    /// <summary>The code as written in documents: three letters, or D; empty only for the default value.</summary>
    public string Code => _code ?? "";

    /// <summary>
    /// The State under which look-ups treat the code as one: D and DEU, the British variants, UNK and RKS; and of the
    /// withdrawn codes those whose State went on, such as ROM and ROU, ZAR and COD.
    /// </summary>
    public CountryCode Canonical => _code is null ? this : new(Row(_code).Counterpart);

    /// <summary>The two letters of ISO 3166-1, or empty where there are none.</summary>
    public string Alpha2 => _code is null ? "" : Row(_code).Alpha2;

    /// <summary>True for a code that ISO 3166-1 has withdrawn.</summary>
    public bool IsWithdrawn => _code is not null && StateTable.Find(_code) is null;

    /// <summary>Reads an alpha-3, special or alpha-2 code in either case; MRZ fillers behind it are dropped.</summary>
    public static Parsed<CountryCode> Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim().TrimEnd('<');
        if (trimmed.Length == 0) return Parsed<CountryCode>.Refused(ParseReason.Empty, 0);
        if (trimmed.Length > 3) return Parsed<CountryCode>.Refused(ParseReason.TooLong, 3);
        for (var i = 0; i < trimmed.Length; i++)
            if (!char.IsAsciiLetter(trimmed[i]))
                return Parsed<CountryCode>.Refused(ParseReason.InvalidCharacter, i);

        var code = trimmed.ToString().ToUpperInvariant();
        var row = code.Length == 2 ? StateTable.FindAlpha2(code) : StateTable.Find(code);
        return row is null
            ? Parsed<CountryCode>.Refused(ParseReason.UnknownCode, 0)
            : Parsed<CountryCode>.Of(new(row.Code));
    }

    /// <summary>
    /// Reads the issuing State of a document: as <see cref="Parse"/> does, and three letters that are withdrawn too.
    /// Not for nationalities: nobody is a national of a State that is no more.
    /// </summary>
    public static Parsed<CountryCode> ParseIssuer(string? text)
    {
        var parsed = Parse(text);
        if (parsed.Succeeded) return parsed;
        return WithdrawnStates.Find(text.AsSpan().Trim().TrimEnd('<').ToString().ToUpperInvariant()) is { } row
            ? Parsed<CountryCode>.Of(new(row.Code))
            : parsed;
    }

    /// <summary>
    /// Tells without allocating whether the field of an MRZ holds a code of Doc 9303-3, section 5: three capitals, or
    /// <c>D&lt;&lt;</c>. Alpha-2 codes and small letters are none.
    /// </summary>
    public static bool IsKnown(ReadOnlySpan<char> mrzField)
    {
        var code = mrzField.TrimEnd('<');
        return code.Length is 1 or 3 && StateTable.Contains(code);
    }

    /// <summary>The name of the State in a language, as the operating system's locale data has it.</summary>
    public string NameIn(CultureInfo culture)
    {
        if (_code is null) return "";
        var row = Row(_code);
        return row.Name ?? RegionNames.Find(row.Alpha2, culture) ?? _code;
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    private static StateTable.StateRow Row(string code) => StateTable.Find(code) ?? WithdrawnStates.Find(code)!;
}
