namespace Bmis.Watchlist.Lists;

/// <summary>Another entry that belongs to this one.</summary>
/// <param name="Kind">How.</param>
/// <param name="EntryId">The other entry's id; it may be on another list, and may be gone.</param>
public sealed record AlertLink(AlertLinkKind Kind, string EntryId);
