namespace Bmis.Edifact.Interchange;

/// <summary>How text was read; the numbers are stored and may be added up for a whole message.</summary>
[Flags]
public enum TextDecoding
{
    /// <summary>Nothing was read.</summary>
    None = 0,

    /// <summary>As the interchange declares it.</summary>
    Declared = 1,

    /// <summary>Characters beyond the declared repertoire, all of ISO 646, such as small letters in UNOA.</summary>
    Iso646 = 2,

    /// <summary>As UTF-8, which it is strictly, although it was not declared.</summary>
    Utf8 = 4,

    /// <summary>As Windows-1252, because it is neither in the declared repertoire nor UTF-8.</summary>
    Windows1252 = 8,
}
