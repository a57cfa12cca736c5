using System.Text.RegularExpressions;

namespace Bmis.Watchlist.Lists.Un;

/// <summary>
/// Aliases as the Security Council's list writes them: mostly one name, sometimes several with semicolons, with letters
/// before them, or in another script with Latin forms in brackets.
/// </summary>
internal static partial class UnAliases
{
    private const string OriginalScript = "original script";

    /// <summary>Kind and quality of an alias, or null when the list says something new.</summary>
    internal static (NameKind Kind, NameQuality Quality)? FormOf(string quality) => quality switch
    {
        "" or "Good" or "a.k.a." or "n.k.a." => (NameKind.Alias, NameQuality.Strong),
        "Low" => (NameKind.Alias, NameQuality.Weak),
        "f.k.a." => (NameKind.Former, NameQuality.Strong),
        _ => null,
    };

    internal static IEnumerable<string> Names(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0) return Pieces(text);
        var bracketed = Bracketed().Match(text);
        if (!bracketed.Success) return Pieces(text[..open]);
        var (main, inner) = (bracketed.Groups["main"].Value, bracketed.Groups["inner"].Value);
        if (inner.StartsWith(OriginalScript, StringComparison.OrdinalIgnoreCase))
            inner = inner[OriginalScript.Length..].TrimStart(':', ' ');

        // In the letters of the name itself stands a remark; in others stands the name again.
        return main.Any(char.IsAsciiLetter) && inner.Any(char.IsAsciiLetter)
            ? Pieces(main)
            : [.. Pieces(main), .. Pieces(inner)];
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var born = text.IndexOf(", born ", StringComparison.Ordinal);
        return Letter().Split(born < 0 ? text : text[..born]).SelectMany(piece => SourceText.Parts(piece));
    }

    [GeneratedRegex(@"^(?<main>[^()]+)\((?<inner>[^()]+)\)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?:^| )[a-z]\) ", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Letter();
}
