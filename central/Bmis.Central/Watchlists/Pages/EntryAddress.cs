namespace Bmis.Central.Watchlists.Pages;

/// <summary>Where the page of an entry is, whatever letters its source puts in an id.</summary>
internal static class EntryAddress
{
    public static string Of(string id) =>
        "/lists/entries/" + Uri.EscapeDataString(id).Replace("%3A", ":", StringComparison.Ordinal);

    /// <summary>The id as the router gives it: it leaves an escaped stroke as it is.</summary>
    public static string Id(string routed) => routed.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>An id for elements of a page.</summary>
    public static string Anchor(string id) =>
        string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}
