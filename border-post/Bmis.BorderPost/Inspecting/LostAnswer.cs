using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What a list of lost documents says about one.</summary>
/// <param name="List">Which version of which list answered; a missing one has said nothing.</param>
/// <param name="Listing">As what it is listed; null when it is not.</param>
/// <param name="EntryId">What the listed document is called in records, without its number; empty when not listed.
/// </param>
internal sealed record LostAnswer(ConsultedList List, LostListing? Listing = null, string EntryId = "")
{
    /// <summary>The last day on which the holder counts as cleared of this; null where nobody cleared it.</summary>
    public DateOnly? ClearedUntil { get; init; }

    /// <summary>Whether somebody has to see to it.</summary>
    public bool IsOpen => Listing is not null && ClearedUntil is null;

    /// <summary>
    /// What travels with the record; null when it is not listed. A list of lost documents orders nothing: second line
    /// looks, and headquarters confirms.
    /// </summary>
    public AlertHit? Hit => Listing is null
        ? null
        : new(ListNames.LostDocuments, EntryId, 1, OnDocument: true)
        {
            EntryDigest = Listing.Digest,
            Action = ActionNames.Of(AlertAction.Refer),
            IsCleared = ClearedUntil is not null,
            Lost = Listing,
        };

    public override string ToString() => "[answer]";
}
