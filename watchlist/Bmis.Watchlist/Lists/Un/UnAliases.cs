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
        var bracketed = Bracketed().Match(text);
        if (!bracketed.Success) return Pieces(text);
        var (main, inner) = (bracketed.Groups["main"].Value, bracketed.Groups["inner"].Value);
        if (inner.StartsWith(OriginalScript + ":", StringComparison.OrdinalIgnoreCase))
            return [.. Pieces(main), .. Pieces(inner[(OriginalScript.Length + 1)..])];
        var isOtherScript = !main.Any(char.IsAsciiLetter);
        return isOtherScript ? [.. Pieces(main), .. Pieces(inner)] : Pieces(main);
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
