namespace Bmis.Biographics;

/// <summary>
/// The name of a holder as Doc 9303-3, 4.6 divides it: the primary identifier (mostly the family name) and the
/// secondary identifier (mostly the given names; may be empty), as they are written, in any script, and as the MRZ
/// writes them: letters A to Z and single blanks. It prints as <c>[traveller]</c>.
/// </summary>
public sealed record PersonName
{
    /// <summary>Most characters in one identifier.</summary>
    public const int MaximumLength = 200;

    private PersonName(string primary, string secondary, string mrzPrimary, string mrzSecondary) =>
        (Primary, Secondary, MrzPrimary, MrzSecondary) = (primary, secondary, mrzPrimary, mrzSecondary);

    /// <summary>Primary identifier as written in the document or list, in any script.</summary>
    public string Primary { get; }

    /// <summary>Secondary identifier as written, in any script; empty when there is none.</summary>
    public string Secondary { get; }

    /// <summary>Primary identifier in letters A to Z and single blanks.</summary>
    public string MrzPrimary { get; }

    /// <summary>Secondary identifier in letters A to Z and single blanks; empty when there is none.</summary>
    public string MrzSecondary { get; }

    /// <summary>Both identifiers as written, primary first, with one blank between them.</summary>
    public string Full => Secondary.Length == 0 ? Primary : $"{Primary} {Secondary}";

    /// <summary>Reads a name in any script and transliterates it by the tables of Doc 9303-3, section 6.</summary>
    /// <param name="primary">Primary identifier; it must hold at least one letter.</param>
    /// <param name="secondary">Secondary identifier; may be null or empty.</param>
    public static Parsed<PersonName> Parse(string? primary, string? secondary = null)
    {
        if (Check(primary, required: true) is { } bad) return Parsed<PersonName>.Refused(bad.Reason, bad.Position);
        if (Check(secondary, required: false) is { } wrong)
            return Parsed<PersonName>.Refused(wrong.Reason, wrong.Position);
        var (first, second) = (Squeeze(primary), Squeeze(secondary));
        var whole = $"{first} {second}";
        return Parsed<PersonName>.Of(new(
            first, second, Transliteration.ToMrzName(first, whole), Transliteration.ToMrzName(second, whole)));
    }

    /// <summary>
    /// Joins a name as written with the transliteration that the issuing State itself printed in the MRZ.
    /// </summary>
    public PersonName WithMrz(string mrzPrimary, string mrzSecondary) =>
        new(Primary, Secondary, mrzPrimary, mrzSecondary);

    /// <inheritdoc/>
    public override string ToString() => "[traveller]";

    private static ParseProblem? Check(string? text, bool required)
    {
        var letters = 0;
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            if (i == MaximumLength) return new(ParseReason.TooLong, i);
            if (char.IsControl(text![i])) return new(ParseReason.InvalidCharacter, i);
            if (char.IsLetter(text[i]) || char.IsSurrogate(text[i])) letters++;
        }

        return required && letters == 0 ? new(ParseReason.Empty, 0) : null;
    }

    private static string Squeeze(string? text) =>
        text is null ? "" : string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
