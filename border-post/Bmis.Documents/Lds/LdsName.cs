namespace Bmis.Documents.Lds;

/// <summary>
/// A name as the optional data groups write it: any script, two fillers between the identifiers and one between
/// components (Doc 9303-10, 4.7.11). It prints as <c>[traveller]</c>.
/// </summary>
/// <param name="Primary">Primary identifier; the whole name where there is no separator.</param>
/// <param name="Secondary">Secondary identifier; empty when there is none.</param>
/// <param name="IsDivided">Whether the separator was there.</param>
public sealed record LdsName(string Primary, string Secondary, bool IsDivided)
{
    private const string Separator = "<<";

    /// <summary>Reads a name.</summary>
    public static LdsName Of(string text)
    {
        var trimmed = text.Trim('<', ' ');
        var at = trimmed.IndexOf(Separator, StringComparison.Ordinal);
        return at < 0
            ? new(LdsText.Plain(trimmed), "", false)
            : new(LdsText.Plain(trimmed[..at]), LdsText.Plain(trimmed[(at + Separator.Length)..]), true);
    }

    /// <inheritdoc/>
    public override string ToString() => "[traveller]";
}
