using Bmis.Biometrics;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>
/// Writes down what was found out about the fingers of a traveller who was decided: what is kept of them first, then
/// what the journal tells. The enrolment of whoever was referred waits until the case is decided, because a refusal may
/// forbid it and the journal forgets nothing by itself.
/// </summary>
internal sealed class FingerFiling(
    PrintStore store, SampleShelf samples, FingerJournal journal, FingerSearching searching, LatePrints late,
    LateFingers afterwards, LaneProfile profile, IFingerprintEngine engine, IdSource ids, ILogger<FingerFiling> logger)
{
    private FingerprintPolicy Policy => profile.Current.Fingerprints;

    /// <summary>Writes everything; an inspection that was cancelled leaves nothing.</summary>
    /// <exception cref="JournalException">The disk failed; what was kept is told with the next start.</exception>
    internal async Task FileAsync(FingerFindings found, Crossing crossing)
    {
        if (crossing.Decision == DecisionCode.Cancelled) return;
        var capture = FingerEvents.CaptureOf(found.Taken.Result, Policy);
        var isKept = await TryEnrolAsync(found, crossing, capture);
        await TellAsync(found, crossing, found.Comparison is null ? Vain(found) : null, isLate: false);
        // What is kept is asked about again when its answer came too late for the record; the rest is told now.
        if (!isKept) await afterwards.RaiseAsync(found.Searches.Where(one => IsLate(one, crossing)), crossing);
    }

    /// <summary>
    /// Writes what was found in fingers that came after the record was written: they are enrolled no more.
    /// </summary>
    /// <exception cref="JournalException">The disk failed.</exception>
    internal async Task FileLateAsync(FingerFindings found, Crossing crossing)
    {
        if (crossing.Decision == DecisionCode.Cancelled) return;
        await TellAsync(found, crossing, vain: null, isLate: true);
        await afterwards.RaiseAsync(found.Searches, crossing);
    }

    private async Task TellAsync(FingerFindings found, Crossing crossing, FingerComparison? vain, bool isLate)
    {
        var told = found.ToTell().ToList();
        if (vain is not null) told.Add((found.Taken, vain));
        foreach (var (taken, comparison) in told)
            await journal.WriteAsync(FingerEvents.Verified(
                ids.NextId(), taken, crossing, comparison, engine.Name,
                FingerEvents.CaptureOf(taken.Result, Policy)));
        foreach (var search in found.Searches)
            await journal.WriteAsync(Searched(found.Taken, search, crossing, isLate));
    }

    // A file of prints that fails keeps nothing else from being told.
    private async Task<bool> TryEnrolAsync(FingerFindings found, Crossing crossing, FingerCapture capture)
    {
        try
        {
            return await EnrolAsync(found, crossing, capture);
        }
        catch (SqliteException failure)
        {
            Log.FingersNotKept(logger, failure);
            return false;
        }
    }

    // Whether the prints are kept.
    private async Task<bool> EnrolAsync(FingerFindings found, Crossing crossing, FingerCapture capture)
    {
        var taken = found.Taken;
        if (taken.Result.Fingers.Count == 0)
        {
            if (found is { Earlier: null, Found: not null } && Fingers(taken, []) is { Count: > 0 } none)
                await journal.WriteAsync(Enrolled(found, crossing, capture, none));
            return false;
        }

        if (StateOf(found, crossing) is not { } state) return false;
        if (Keep(found, crossing, capture, state) is not { } kept) return false;
        late.Ring(crossing);
        if (kept.State != PrintState.Untold) return true;
        await journal.WriteAsync(kept.Event);
        store.NoteTold(kept.Id);
        return true;
    }

    // It was tried to compare, and there was no print: the capture rate is counted by it.
    private FingerComparison? Vain(FingerFindings found) => found is { Earlier: { } earlier, Taken.Result.Fingers: [] }
        ? new(
            earlier.Against, earlier.EnrolmentId, earlier.At, FingerBand.NotComparable, 0,
            Policy.ThresholdsOf(FingerEvents.KindOf(found.Taken.Result.Count)).Match, [])
        : null;

    // Null when nothing is kept. Whose fingers are held back is a matter for a person: of whom that is not asked about,
    // they are kept to be searched alone.
    private PrintState? StateOf(FingerFindings found, Crossing crossing) => Enrols(found) switch
    {
        false when searching.SearchesAlerts => PrintState.Probe,
        false => null,
        true when crossing.Decision == DecisionCode.Refer => PrintState.Waiting,
        true => found.IsHeld ? PrintState.Probe : PrintState.Untold,
    };

    // Whoever is known and matches is not enrolled again, but for fingers that lacked; whoever does not match is not
    // enrolled under a name that may be another person's. Who only shares a name with somebody is somebody new.
    private bool Enrols(FingerFindings found) => found.Comparison switch
    {
        null or { IsNamesake: true } => true,
        { Band: FingerBand.Match, Against: VerifiedAgainst.Chip } => found.Compared.Earlier is { IsNamesake: true }
            || store.Recall(found.Taken.Subject.Traveller, found.Taken.Subject.Document).Count == 0,
        { Band: FingerBand.Match, EnrolmentId: { } id } => store.Find(id) is { } earlier && Lacked(earlier).Overlaps(
            found.Taken.Result.Fingers.Select(one => (int)one.Position)),
        _ => false,
    };

    private HashSet<int> Lacked(KeptPrints earlier) => [.. Policy.AskAgain(earlier.Event.Fingers, null)];

    // Kept and told of in one go, so that the erasure between the two does not take the pictures away.
    private KeptPrints? Keep(FingerFindings found, Crossing crossing, FingerCapture capture, PrintState state)
    {
        lock (samples.Gate)
        {
            try
            {
                var prints = found.Taken.Result.Fingers.Select(one => Finger(
                    found.Taken, one, withPicture: state != PrintState.Probe));
                var enrolled = Enrolled(found, crossing, capture, Fingers(found.Taken, prints));
                store.Put(enrolled, state, found.IsDoubted);
                return new(enrolled, state);
            }
            catch (SqliteException failure)
            {
                Log.FingersNotKept(logger, failure);
                return null;
            }
        }
    }

    private EnrolledFinger Finger(TakenFingers taken, CapturedFinger finger, bool withPicture) => new(
        (int)finger.Position,
        FingerPresence.Captured,
        Math.Clamp(finger.Quality, 0, 100),
        taken.AttemptsOf(finger.Position),
        engine.Write(finger.Template),
        withPicture ? Sample(finger) : null);

    // The template alone is an enrolment too.
    private FingerSample? Sample(CapturedFinger finger)
    {
        try
        {
            return samples.Keep(finger.Picture);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Log.FingersNotKept(logger, failure);
            return null;
        }
    }

    private FingersEnrolled Enrolled(
        FingerFindings found, Crossing crossing, FingerCapture capture, IReadOnlyList<EnrolledFinger> fingers) =>
        FingerEvents.Enrolled(
            (ids.NextId(), ids.NextId()),
            found.Taken,
            crossing,
            found.Comparison is null or { Against: VerifiedAgainst.Chip } or { IsNamesake: true }
                ? EnrolmentPurpose.FirstRecord
                : EnrolmentPurpose.Renewal,
            engine.Name,
            capture,
            fingers);

    private static IReadOnlyList<EnrolledFinger> Fingers(TakenFingers taken, IEnumerable<EnrolledFinger> prints) =>
        [.. prints.Concat(FingerEvents.WithoutPrint(taken)).OrderBy(one => one.Position)];

    private FingersSearched Searched(
        TakenFingers taken, PrintSearchResult search, Crossing crossing, bool isLate) =>
        new(ids.NextId(), taken.At, crossing.OfficerId, crossing.ShiftId, crossing.CrossingId)
        {
            Gallery = search.Gallery,
            GalleryVersion = search.Answer.Version,
            Prints = search.Answer.Prints,
            Probes = taken.Result.Fingers.Count,
            Elapsed = search.Elapsed,
            Engine = engine.Name,
            Threshold = search.Threshold,
            IsLate = isLate || IsLate(search, crossing),
            Candidates =
            [
                .. search.Answer.Candidates.Zip(search.Subjects)
                    .Take(FingersSearched.MostCandidates)
                    .Select(one => new SearchCandidate(one.Second, one.First.Score, FingerBand.Match)),
            ],
        };

    private static bool IsLate(PrintSearchResult search, Crossing crossing) =>
        crossing.Checks.All(one => one.Check != search.Check)
        || (search.Gallery == SearchGallery.Alert
            && LateHits.VersionOf(crossing.Lists, ListNames.AlertPrints) < search.Answer.Version);
}
