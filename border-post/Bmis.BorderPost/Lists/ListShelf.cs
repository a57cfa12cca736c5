using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;
using Bmis.Sync.Sealing;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Lists;

/// <summary>The lists that the lane works with, from its disk, with or without a centre.</summary>
internal sealed class ListShelf
{
    private readonly ListsOptions _options;
    private readonly TimeProvider _clock;
    private readonly ListSlot<LaneAlerts> _alert;
    private readonly ListSlot<OfficerList> _officers;
    private readonly ListSlot<ClearanceList> _clearances;
    private readonly ListVerifier _verifier;
    private long _clockOffsetTicks;

    public ListShelf(
        IOptions<ListsOptions> options,
        IOptions<LaneOptions> lane,
        MasterKeys keys,
        TimeProvider clock,
        ILogger<ListShelf> logger)
    {
        _options = options.Value;
        _clock = clock;
        _alert = new(ListNames.Alert, AlertReading.Read, logger);
        _officers = new(ListNames.Officers, OfficerList.Read, logger);
        _clearances = new(ListNames.Clearances, ClearanceList.Read, logger);
        _verifier = _options.Verifier(lane.Value);
        Folder = new ListFolder(_options.PathIn(lane.Value), _verifier, CanUse, keys);
        _alert.OfferFirst(Folder.FindAll(_alert.Name));
        _officers.OfferFirst(Folder.FindAll(_officers.Name));
        _clearances.OfferFirst(Folder.FindAll(_clearances.Name));
    }

    /// <summary>Raised after another version came into use.</summary>
    internal event EventHandler? Changed;

    /// <summary>Where the subscriber puts what arrives.</summary>
    internal ListFolder Folder { get; }

    internal (LaneAlerts? Content, ListManifest? Manifest) Alert => _alert.Current;

    internal (OfficerList? Content, ListManifest? Manifest) Officers => _officers.Current;

    /// <summary>Who was cleared of what; null without such a list, or with one that its manifest ended.</summary>
    internal ClearanceList? UsableClearances => _clearances.Current is ({ } list, { } manifest)
        && Judge(_clearances.Name, manifest) != Freshness.Expired
            ? list
            : null;

    /// <summary>How the lane stands with each list it needs, and with those that it only has.</summary>
    internal IReadOnlyList<ListState> States =>
    [
        State(_alert.Name, _alert.Manifest),
        State(_officers.Name, _officers.Manifest),
        .. _clearances.Manifest is { } manifest ? [State(_clearances.Name, manifest)] : (ListState[])[],
    ];

    /// <summary>The versions in use, by name; a list that is missing is left out.</summary>
    internal IReadOnlyDictionary<string, long> Versions =>
        States.Where(state => state.Version > 0).ToDictionary(state => state.Name, state => state.Version);

    /// <summary>The centre's time as far as the lane knows it: a wrong clock must not make lists expire.</summary>
    internal DateTimeOffset CentreTime =>
        _clock.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _clockOffsetTicks));

    /// <summary>
    /// Whether the centre has not said for too long, or not wholly, what the newest lists are: somebody may be holding
    /// them back, and none of them counts as fresh.
    /// </summary>
    internal bool MayBeHeldBack => _verifier.Trust is not null && !(_verifier.CurrentUntil > CentreTime);

    /// <summary>Whether the centre has recalled this version.</summary>
    internal bool IsRecalled(ListManifest manifest) => _verifier.Recalls(manifest);

    internal Freshness Judge(string name, ListManifest? manifest) => Judge(_options.AgeOf(name), manifest);

    /// <summary>
    /// How a list stands by its age and by what the centre last said: one that it has recalled counts as expired until
    /// what replaces it is here.
    /// </summary>
    internal Freshness Judge(ListAge age, ListManifest? manifest) => age.Judge(manifest, CentreTime) switch
    {
        Freshness.Fresh or Freshness.Stale when IsRecalled(manifest!) => Freshness.Expired,
        Freshness.Fresh when MayBeHeldBack => Freshness.Stale,
        var judged => judged,
    };

    /// <summary>What to add to the lane's clock to get the centre's, which dates the lists.</summary>
    internal void NoteClockOffset(TimeSpan offset) => Interlocked.Exchange(ref _clockOffsetTicks, offset.Ticks);

    /// <summary>Takes what has arrived into use.</summary>
    internal void TakeIn(HeldList list)
    {
        var taken = list.Manifest.Name switch
        {
            ListNames.Alert => _alert.Offer(list),
            ListNames.Officers => _officers.Offer(list),
            ListNames.Clearances => _clearances.Offer(list),
            _ => false,
        };
        if (taken)
            Changed?.Invoke(this, EventArgs.Empty);
    }

    private bool CanUse(HeldList list) => list.Manifest.Name switch
    {
        ListNames.Alert => _alert.Prepare(list),
        ListNames.Officers => _officers.Prepare(list),
        ListNames.Clearances => _clearances.Prepare(list),
        _ => true,
    };

    private ListState State(string name, ListManifest? manifest) =>
        new(name, manifest?.Version ?? 0, Judge(name, manifest), manifest?.Created);
}
