using System.Text;
using System.Text.RegularExpressions;

namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Reads contacts: the text of SSR CTCM, CTCE and CTCH, and the same as free text (OSI). Circuits have no <c>@</c>,
/// <c>_</c> and hyphen in addresses, so <c>//</c>, <c>..</c> and <c>./</c> stand for them (AIRIMP). A single stroke
/// parts the language.
/// </summary>
public static partial class ContactText
{
    private const string Prefix = "CTC";
    private const string Mail = "E";
    private const int CodeCharacters = 4;

    /// <summary>Whether a request holds a contact, by its code.</summary>
    public static bool IsOne(string code) =>
        code.Length == CodeCharacters && code.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Reads the text of a request; null when it is no contact or nothing is said.</summary>
    /// <param name="code">The code of the request, such as CTCE.</param>
    /// <param name="text">Its text.</param>
    public static BookedContact? Read(string code, string text) =>
        IsOne(code) ? Make(code[Prefix.Length..], text) : null;

    /// <summary>Reads a line of free text, such as <c>CTCE ANNA//EXAMPLE.ORG</c>; null when it is no contact.</summary>
    public static BookedContact? OfFreeText(string line) =>
        Beginning().Match(line.Trim(' ')) is { Success: true } found
            ? Make(found.Groups["kind"].Value, found.Groups["rest"].Value)
            : null;

    private static BookedContact? Make(string kind, string text)
    {
        var trimmed = text.Trim(' ');
        if (trimmed.StartsWith('/'))
            trimmed = trimmed[1..];
        var plain = kind == Mail ? Unescape(trimmed) : trimmed;
        var stroke = plain.IndexOf('/', StringComparison.Ordinal);
        var (value, language) = stroke < 0 ? (plain, "") : (plain[..stroke], plain[(stroke + 1)..].Trim('/', ' '));
        return value.Trim(' ').Length == 0 ? null : new(kind, value.Trim(' '), language);
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var meant = at + 1 == text.Length ? '\0' : (text[at], text[at + 1]) switch
            {
                ('/', '/') => '@',
                ('.', '.') => '_',
                ('.', '/') => '-',
                _ => '\0',
            };
            plain.Append(meant == '\0' ? text[at] : meant);
            if (meant != '\0')
                at++;
        }

        return plain.ToString();
    }

    // A carrier may stand before it, a blank within it, a status behind it.
    [GeneratedRegex(
        "^(?:[A-Z0-9]{2} )?CTC(?: ?(?<kind>[A-Z]))?(?=[ /-])(?: [A-Z]{2}[0-9]{1,3}(?=[ /]))?[ -]*(?<rest>.+)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
