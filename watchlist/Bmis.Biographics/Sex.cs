namespace Bmis.Biographics;

/// <summary>The sex stated in a document (Doc 9303-3, 4.1): F, M, or X for unspecified.</summary>
public enum Sex
{
    /// <summary>Unspecified: X in the visual zone, the filler in the MRZ.</summary>
    X,

    /// <summary>Female.</summary>
    F,

    /// <summary>Male.</summary>
    M,
}

/// <summary>Reading and writing the code of a <see cref="Sex"/>.</summary>
public static class SexCode
{
    /// <summary>Reads F, M, X or the MRZ's filler, in either case.</summary>
    public static Parsed<Sex> Parse(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == 0) return Parsed<Sex>.Refused(ParseReason.Empty, 0);
        if (trimmed.Length > 1) return Parsed<Sex>.Refused(ParseReason.TooLong, text.AsSpan().IndexOf(trimmed[0]) + 1);
        return trimmed[0] switch
        {
            'F' or 'f' => Parsed<Sex>.Of(Sex.F),
            'M' or 'm' => Parsed<Sex>.Of(Sex.M),
            'X' or 'x' or '<' => Parsed<Sex>.Of(Sex.X),
            _ => Parsed<Sex>.Refused(ParseReason.UnknownCode, text!.IndexOf(trimmed[0], StringComparison.Ordinal)),
        };
    }

    /// <summary>The letter that stands in an MRZ.</summary>
    public static char ToMrz(this Sex sex) => sex switch { Sex.F => 'F', Sex.M => 'M', _ => '<' };
}
