using System.Globalization;

namespace Bmis.Components.Languages;

/// <summary>A language that pages are offered in.</summary>
/// <param name="Code">BCP 47 code, such as <c>fr</c>.</param>
/// <param name="Name">Its name in itself.</param>
/// <param name="RightToLeft">True when it is written from right to left.</param>
/// <param name="Culture">Culture with a Gregorian calendar: dates of records are never shown in another one.</param>
public sealed record Language(string Code, string Name, bool RightToLeft, CultureInfo Culture)
{
    /// <summary>The attribute <c>lang</c>; pseudo text is English to a screen reader.</summary>
    public string Tag => Code == PseudoText.Code ? "en" : Code;

    /// <summary>The attribute <c>dir</c>.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";
}
