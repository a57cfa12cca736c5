using Bmis.Watchlist.Scoring;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the search page shows: the form as typed, and the answer when there is one.</summary>
internal sealed record SearchView(
    IReadOnlyList<string> Lists,
    ScreenQuery Typed,
    string List,
    string? WrongField,
    IReadOnlyList<AlertCandidate>? Candidates)
{
    public override string ToString() => "[search]";
}
