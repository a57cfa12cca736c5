using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Another entry that belongs to the one that was hit. It prints as its id.</summary>
/// <param name="Kind">How.</param>
/// <param name="EntryId">Its id.</param>
/// <param name="Title">Its name.</param>
internal sealed record LinkedEntry(AlertLinkKind Kind, string EntryId, string Title)
{
    public override string ToString() => $"[entry {EntryId}]";
}
