using Microsoft.AspNetCore.Http;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>Which entries of a list are shown: a word of the address, and the id after which the page begins.</summary>
internal sealed record EntryFilter(string Show, string After)
{
    public const int PageSize = 50;

    /// <summary>The words, the usual one first.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["all", "in-effect", "review", "expired", "no-effect", "withdrawn"];

    public static EntryFilter Read(IQueryCollection query) => Of(query["show"], query["after"]);

    public static EntryFilter Of(string? show, string? after = null) =>
        new(Words.FirstOrDefault(word => word == show) ?? Words[0], after is { Length: <= 100 } ? after : "");

    /// <summary>Whether an entry is shown on a day.</summary>
    public bool Takes(ListedEntry entry, DateOnly day) => Show switch
    {
        "in-effect" => entry.On(day) == Standing.InEffect,
        "review" => entry.IsReviewDue(day),
        "expired" => entry.On(day) is Standing.Expired or Standing.ListExpired,
        "no-effect" => entry.On(day) is Standing.AssetFreeze or Standing.NoAction or Standing.ListRetired,
        "withdrawn" => entry.On(day) == Standing.Withdrawn,
        _ => true,
    };

    /// <summary>The page that begins after the id, and whether there is more.</summary>
    public (IReadOnlyList<ListedEntry> Rows, bool HasMore) Page(IReadOnlyList<ListedEntry> ordered, DateOnly day)
    {
        var rows = ordered.Where(entry => string.CompareOrdinal(entry.Id, After) > 0 && Takes(entry, day))
            .Take(PageSize + 1)
            .ToList();
        return (rows.Count > PageSize ? rows[..PageSize] : rows, rows.Count > PageSize);
    }
}
