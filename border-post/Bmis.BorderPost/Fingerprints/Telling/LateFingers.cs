using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>
/// What a search found in fingers that were still being taken when the officer decided, after the record was written:
/// it raises the same chase as a newer list does.
/// </summary>
internal sealed class LateFingers(HitBook book, IdSource ids, TimeProvider clock)
{
    /// <summary>Writes what was found, and nothing as well, as one entry: no number may tell of a hit.</summary>
    /// <exception cref="Journaling.JournalException">The disk failed; nothing was written.</exception>
    internal async Task RaiseAsync(IEnumerable<PrintSearchResult> searches, Crossing crossing)
    {
        foreach (var search in searches.Where(one => one.Gallery == SearchGallery.Alert && one.Answer.Version > 0))
            await book.WriteAsync(ListNames.AlertPrints, search.Answer.Version, Hits(search, crossing));
    }

    private List<HitLate> Hits(PrintSearchResult search, Crossing crossing) =>
    [
        .. (search.Finding.Screenings ?? []).SelectMany(one => one.Hits).Select(one => one.Hit)
            .Where(hit => LateHits.IsNews(hit, crossing, book.Find(crossing.CrossingId, hit.EntryId)))
            .Select(hit => new HitLate(
                ids.NextId(), clock.GetUtcNow(), "", "", crossing.CrossingId, hit.EntryId, hit, search.Answer.Version)),
    ];
}
