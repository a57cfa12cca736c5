using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Records;
using Bmis.Watchlist.Documents;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>Looks documents up in the list that the lane holds.</summary>
internal sealed class LostDocumentLookUp(LostDocumentShelf shelf) : ILostDocuments
{
    public LostAnswer Find(TravelDocument document)
    {
        var (list, row) = shelf.Find(document.IssuingState, document.Number);
        return row is not { } found
            ? new(list)
            : new(list, ReportOf(found.Reason), Source(document, found))
            {
                Listing = new((found.State ?? document.IssuingState).Code, found.Type ?? "", found.Id),
            };
    }

    // The same in every language: the issuing State, the document code and what headquarters calls the report.
    private static string Source(TravelDocument document, LostDocumentRow row)
    {
        string?[] parts =
        [
            (row.State ?? document.IssuingState).Code,
            row.Type,
            row.Id == 0 ? null : FormattableString.Invariant($"{row.Id}"),
        ];
        return string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static LostReport ReportOf(LostDocumentReason reason) => reason switch
    {
        LostDocumentReason.Lost => LostReport.Lost,
        LostDocumentReason.Stolen => LostReport.Stolen,
        LostDocumentReason.Blank => LostReport.StolenBlank,
        LostDocumentReason.Revoked or LostDocumentReason.Invalid => LostReport.Invalidated,
        _ => LostReport.Unstated,
    };
}
