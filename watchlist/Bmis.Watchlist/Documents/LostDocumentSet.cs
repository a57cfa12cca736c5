using System.Globalization;
using Bmis.Biographics;

namespace Bmis.Watchlist.Documents;

/// <summary>
/// An index with the overlays that came since, which is what a lane asks. The newest overlay that speaks of a document
/// decides. Immutable: a new overlay makes a new set. Safe from any thread; the index stays its owner's.
/// </summary>
public sealed class LostDocumentSet
{
    private readonly LostDocumentIndex _index;
    private readonly LostDocumentHasher _hasher;
    private readonly LostDocumentOverlay[] _newestFirst;

    /// <summary>Joins an index with its overlays, the oldest first.</summary>
    /// <exception cref="ArgumentException">The hasher has another secret than the index.</exception>
    public LostDocumentSet(
        LostDocumentIndex index, LostDocumentHasher hasher, IEnumerable<LostDocumentOverlay> overlays)
    {
        if (!index.IsMadeWith(hasher)) throw new ArgumentException("The index has another secret.", nameof(hasher));
        (_index, _hasher, _newestFirst) = (index, hasher, [.. overlays.Reverse()]);
    }

    /// <summary>
    /// A name of the document that tells nothing to who lacks the secret: 12 small hex digits, the same for every way
    /// to write it that is one document to a look-up. Another secret gives another name.
    /// </summary>
    public string NameOf(CountryCode state, DocumentNumber number) =>
        _hasher.KeyOf(state, number).ToString("x12", CultureInfo.InvariantCulture);

    /// <summary>
    /// The document's row, the default one when nothing more than State and number is known; null when the document is
    /// not listed.
    /// </summary>
    public LostDocumentRow? Find(CountryCode state, DocumentNumber number)
    {
        var key = _hasher.KeyOf(state, number);
        foreach (var overlay in _newestFirst)
            if (overlay.Find(key) is (true, var row))
                return row;
        return _index.Find(key);
    }
}
