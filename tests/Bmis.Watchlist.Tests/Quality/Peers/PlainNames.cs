using AnyAscii;
using Bmis.Biographics;
using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Tests.Quality.Peers;

/// <summary>
/// Names as the peers get them: none reads other scripts, so each gets what a user would put before it, a
/// transliteration of both sides by a library made for that.
/// </summary>
internal static class PlainNames
{
    public static string Of(PersonName name) => Plain(name.Full);

    public static string Of(AlertName name) => Plain($"{name.Primary} {name.Secondary}");

    /// <summary>Every name of a list with the id of its entry.</summary>
    public static List<(string EntryId, string Name)> Of(IEnumerable<AlertEntry> entries) =>
        [.. entries.SelectMany(entry => entry.Names.Select(name => (entry.Id, Of(name))))];

    // Punctuation is left out as the peers' own preparation of a text does.
    private static string Plain(string text)
    {
        var letters = text.Transliterate().ToLowerInvariant().Select(one => char.IsAsciiLetterOrDigit(one) ? one : ' ');
        return string.Join(' ', string.Concat(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
