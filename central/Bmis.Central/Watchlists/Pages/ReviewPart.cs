using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Which entries of an imported version are shown: a word of the address, and the id to begin after.</summary>
internal sealed record ReviewPart(ImportReview Review, string Show, string After)
{
    public const int PageSize = 25;

    /// <summary>The words, in the order of the page.</summary>
    public static IReadOnlyList<string> Words { get; } = ["changed", "removed", "added"];

    public static ReviewPart Of(ImportReview review, IQueryCollection query) => new(
        review,
        Words.FirstOrDefault(word => word == query["show"])
            ?? Words.FirstOrDefault(word => Ids(review, word).Count > 0) ?? Words[0],
        query["after"].ToString() is { Length: <= 300 } after ? after : "");

    public int Count(string word) => Ids(Review, word).Count;

    /// <summary>The page's ids, and whether there is more.</summary>
    public (IReadOnlyList<string> Ids, bool HasMore) Page()
    {
        var rows = Ids(Review, Show).Where(id => string.CompareOrdinal(id, After) > 0).Take(PageSize + 1).ToList();
        return (rows.Count > PageSize ? rows[..PageSize] : rows, rows.Count > PageSize);
    }

    public override string ToString() => Show;

    private static IReadOnlyList<string> Ids(ImportReview review, string word) => word switch
    {
        "changed" => review.Difference.Changed,
        "removed" => review.Difference.Removed,
        _ => review.Difference.Added,
    };
}
