namespace Bmis.Sync.Feeds;

/// <summary>What a feed may be; whatever exceeds it is refused.</summary>
public static class FeedLimits
{
    /// <summary>Most bytes of a page's content, and of a question or an answer.</summary>
    public const int ContentBytes = 1024 * 1024;

    /// <summary>Most characters of a feed's or a topic's name.</summary>
    public const int NameCharacters = 64;

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= NameCharacters
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
}
