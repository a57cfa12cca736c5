using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of an entry's photograph shows. It prints as <c>[form]</c>.</summary>
/// <param name="Listed">The entry.</param>
/// <param name="Wrong">The field that is wrong; empty for none.</param>
/// <param name="Reason">What is typed.</param>
internal sealed record EntryPhotographView(ListedEntry Listed, string Wrong, string Reason)
{
    public override string ToString() => "[form]";
}
