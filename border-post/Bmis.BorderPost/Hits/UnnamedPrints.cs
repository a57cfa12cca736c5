using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// Whom searches found among the prints of alert entries while the alert list in use had nothing to say of the entry:
/// a later one may. After a restart the journal tells what was found at the desk; what a late search found is found
/// again. Safe for all threads.
/// </summary>
internal sealed class UnnamedPrints(Journal journal, PrintedAlerts entries)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Dictionary<Guid, double>> _found = [];
    private bool _isRestored;

    /// <summary>Remembers an entry, by its name among the prints and its rank from 0 to 1.</summary>
    internal void Note(Guid crossing, Guid subject, double rank)
    {
        lock (_gate)
        {
            if (!_found.TryGetValue(crossing, out var found)) _found[crossing] = found = [];
            found[subject] = rank;
        }
    }

    /// <summary>The hits of the alert list in use on what was found.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IEnumerable<AlertHit> Screen(Crossing crossing)
    {
        Restore();
        KeyValuePair<Guid, double>[] found;
        lock (_gate) found = [.. _found.GetValueOrDefault(crossing.CrossingId) ?? []];
        var subject = new InspectionSubject(
            crossing.CrossingId, crossing.Direction, crossing.Traveller, crossing.Document);
        return found.Select(one => entries.Find(one.Key, one.Value, [], subject)).OfType<ExplainedHit>()
            .Select(one => one.Hit);
    }

    private void Restore()
    {
        lock (_gate)
        {
            if (_isRestored) return;
            foreach (var payload in journal.Recent(EntryKinds.Fingerprints, LaneRecords.EntriesToLookBack))
                if (FingerprintContract.TryRead(payload, out var happened, out _)
                    && happened is FingersSearched { Gallery: SearchGallery.Alert } searched)
                    Restore(searched);
            _isRestored = true;
        }
    }

    private void Restore(FingersSearched searched)
    {
        foreach (var one in searched.Candidates)
            if (Guid.TryParseExact(one.SubjectId, "N", out var subject))
                Note(searched.CrossingId, subject, PrintedAlerts.RankOf(one.Score, searched.Threshold));
    }
}
