using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of the additions to an imported entry shows. It prints as its id.</summary>
internal sealed record AdditionsView(
    ListedEntry Listed, int Base, AdditionsForm Form, IReadOnlyList<string> Wrong, string? Problem)
{
    public override string ToString() => Listed.Id;
}
