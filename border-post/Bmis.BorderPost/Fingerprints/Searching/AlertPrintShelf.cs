using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.BorderPost.Lists;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// The prints of alert entries, as far as the lane holds them: sealed on the disk, open in memory alone. They are
/// fetched apart from the lists that the lane cannot do without. One thread takes in, any thread searches.
/// </summary>
internal sealed class AlertPrintShelf(
    IOptions<ListsOptions> lists,
    IOptions<LaneOptions> lane,
    ListShelf shelf,
    MasterKeys keys,
    IFingerprintEngine engine,
    ILogger<AlertPrintShelf> logger)
{
    private readonly ListSlot<GalleryPrints> _slot =
        new(ListNames.AlertPrints, held => Read(held, engine), logger);

    private Pair? _judged;

    /// <summary>Raised after another version came into use.</summary>
    internal event EventHandler? Changed;

    /// <summary>What is searched; null without any.</summary>
    internal GalleryPrints? Current => _slot.Current.Content;

    /// <summary>The version in use; 0 without one.</summary>
    internal long Version => _slot.Manifest?.Version ?? 0;

    /// <summary>The list as records name it: it ages as the alert list does.</summary>
    internal ConsultedList Consulted => new(
        ListNames.AlertPrints, Version, shelf.Judge(ListNames.AlertPrints, _slot.Manifest));

    /// <summary>
    /// Whether the prints are newer than the alert list in use and are those of entries, too, that it does not have
    /// yet. It is the same for every traveller: a hit on such an entry, which may be a discreet one, changes nothing.
    /// </summary>
    internal bool AreAhead
    {
        get
        {
            var (prints, alerts) = (_slot.Current, shelf.Alert);
            if (_judged is not { } last || last.Prints != prints.Content || last.Alerts != alerts.Content)
                _judged = last = new(prints.Content, alerts.Content, AreAheadOf(prints, alerts));
            return last.AreAhead;
        }
    }

    /// <summary>The version in use, by name; none without one.</summary>
    internal IEnumerable<KeyValuePair<string, long>> Versions =>
        Version > 0 ? [KeyValuePair.Create(ListNames.AlertPrints, Version)] : [];

    /// <summary>Opens the folder and takes the newest version into use that can be read.</summary>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    internal ListFolder Open()
    {
        var folder = new ListFolder(
            Path.Combine(lane.Value.Folder, ListNames.AlertPrints),
            lists.Value.Verifier(lane.Value),
            _slot.Prepare,
            keys);
        _slot.OfferFirst(folder.FindAll(ListNames.AlertPrints));
        if (Version > 0) Changed?.Invoke(this, EventArgs.Empty);
        return folder;
    }

    /// <summary>Takes what has arrived into use.</summary>
    internal void TakeIn(HeldList list)
    {
        if (list.Manifest.Name == ListNames.AlertPrints && _slot.Offer(list)) Changed?.Invoke(this, EventArgs.Empty);
    }

    // Older prints of an entry that the alert list does not have are those of one that was withdrawn.
    private static bool AreAheadOf(
        (GalleryPrints? Content, ListManifest? Manifest) prints,
        (LaneAlerts? Content, ListManifest? Manifest) alerts) =>
        !(alerts.Manifest?.Created >= prints.Manifest?.Created)
        && prints.Content?.HoldsOthersThan(alerts.Content?.Subjects ?? []) == true;

    private static GalleryPrints? Read(HeldList list, IFingerprintEngine engine) =>
        Gallery.Read(list.ReadAllBytes(), engine).Gallery is { } gallery
            ? new GalleryPrints(engine, list.Manifest.Version, gallery)
            : null;

    private sealed record Pair(GalleryPrints? Prints, LaneAlerts? Alerts, bool AreAhead);
}
