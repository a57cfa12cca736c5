using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Records;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// The prints of alert entries, as past crossings are asked about them: a newer version, and an answer that came after
/// the decision, raise the same chase as a newer alert list does.
/// </summary>
internal sealed class LatePrints : ILateList
{
    private readonly AlertPrintShelf _shelf;
    private readonly FingerSearching _searching;
    private readonly PrintStore _store;
    private readonly IFingerprintEngine _engine;
    private readonly ILogger<LatePrints> _logger;

    public LatePrints(
        AlertPrintShelf shelf, FingerSearching searching, PrintStore store, IFingerprintEngine engine,
        ILogger<LatePrints> logger)
    {
        (_shelf, _searching, _store, _engine, _logger) = (shelf, searching, store, engine, logger);
        _shelf.Changed += (_, _) => Changed?.Invoke(this, EventArgs.Empty);
    }

    public event EventHandler? Changed;

    public string Name => ListNames.AlertPrints;

    public long Version => _searching.SearchesAlerts ? _shelf.Version : 0;

    /// <summary>The prints of a crossing were kept: when it was decided without the list in use, it is due.</summary>
    internal void Ring(Crossing crossing)
    {
        if (LateHits.VersionOf(crossing.Lists, Name) < Version) Changed?.Invoke(this, EventArgs.Empty);
    }

    public bool RingsItself => true;

    public bool Concerns(Crossing crossing)
    {
        try
        {
            return _store.Holds(crossing.CrossingId);
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(_logger, failure);
            return false;
        }
    }

    public (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing)
    {
        if (Of(crossing) is not { } kept || kept.Event.Engine != _engine.Name) return (Version, []);
        var subject = new InspectionSubject(
            crossing.CrossingId, crossing.Direction, crossing.Traveller, crossing.Document);
        var (answer, hits) = _searching.Search(
            FingerSets.Of(kept.Event.Fingers, _engine),
            subject,
            _searching.ThresholdOf(kept.Event.Capture.Device.Kind),
            CancellationToken.None);
        return (answer.Version, hits.Select(one => one.Hit));
    }

    // A disk that fails is asked again with the next list.
    private KeptPrints? Of(Crossing crossing)
    {
        try
        {
            return _store.OfCrossing(crossing.CrossingId);
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(_logger, failure);
            return null;
        }
    }
}
