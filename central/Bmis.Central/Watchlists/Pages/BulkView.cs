using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What the form of one change to many entries shows.</summary>
internal sealed record BulkView(
    BulkForm Form, IReadOnlyList<ListedEntry> Entries, IReadOnlyList<string> Wrong, string? Problem)
{
    public override string ToString() => "[bulk]";
}
