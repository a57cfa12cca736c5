using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.LostDocuments;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Uplink.Sticks;

/// <summary>
/// Where the lists of a kit go: to the shelves that the lane's service opens, and only those that this post holds.
/// </summary>
internal sealed class StickShelves
{
    private readonly Lazy<ListFolder> _usual;
    private readonly Lazy<ListFolder> _lost;
    private readonly Lazy<ListFolder> _prints;
    private readonly LostDocumentShelf _lostShelf;
    private readonly bool _holdsLost;
    private readonly bool _holdsPrints;
    private readonly List<ListManifest> _withoutRoom = [];

    internal StickShelves(IServiceProvider services, LostDocumentsOptions lost, CountryProfile profile)
    {
        (_holdsLost, _holdsPrints) = (lost.Enabled, profile.Fingerprints.Search.Contains(SearchGallery.Alert));
        _lostShelf = services.GetRequiredService<LostDocumentShelf>();
        _usual = new(() => services.GetRequiredService<ListShelf>().Folder);
        _lost = new(_lostShelf.Open);
        _prints = new(services.GetRequiredService<AlertPrintShelf>().Open);
    }

    /// <summary>The lists that were passed over because the disk would not keep its reserve.</summary>
    internal IReadOnlyList<ListManifest> WithoutRoom => _withoutRoom;

    /// <summary>Where a list goes; null for one that this post does not hold or has no room for.</summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal ListFolder? FolderOf(ListManifest list) =>
        list.Name == ListNames.AlertPrints ? _holdsPrints ? _prints.Value : null
        : !ListNames.IsOfLostDocuments(list.Name) ? _usual.Value
        : _holdsLost && HasRoomFor(list) ? _lost.Value
        : null;

    private bool HasRoomFor(ListManifest list)
    {
        var hasRoom = _lostShelf.HasRoomFor(list, _lost.Value.ArrivedBytes(list));
        if (!hasRoom)
            _withoutRoom.Add(list);
        return hasRoom;
    }
}
