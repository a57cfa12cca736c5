using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Documents;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>Looks documents up in the list that the lane holds.</summary>
internal sealed class LostDocumentLookUp(LostDocumentShelf shelf, ListShelf lists, LaneCalendar calendar)
    : ILostDocuments
{
    public LostAnswer Find(TravelDocument document, Traveller? holder)
    {
        var found = shelf.Find(document.IssuingState, document.Number);
        if (found.Row is not { } row) return new(found.List);
        var listing = ListingOf(document, row);
        var id = LostListing.Prefix + found.Name;
        return new(found.List, listing, id)
        {
            ClearedUntil = lists.UsableClearances?.LastDay(holder, document, id, listing.Digest, calendar.Today),
        };
    }

    private static LostListing ListingOf(TravelDocument document, LostDocumentRow row) => new(
        ReportOf(row.Reason),
        (row.State ?? document.IssuingState).Code,
        row.Type is { } type && LostListing.IsCode(type, LostListing.LongestType) ? type : "",
        row.Id);

    private static LostReport ReportOf(LostDocumentReason reason) => reason switch
    {
        LostDocumentReason.Lost => LostReport.Lost,
        LostDocumentReason.Stolen => LostReport.Stolen,
        LostDocumentReason.Blank => LostReport.StolenBlank,
        LostDocumentReason.Revoked or LostDocumentReason.Invalid => LostReport.Invalidated,
        _ => LostReport.Unstated,
    };
}
