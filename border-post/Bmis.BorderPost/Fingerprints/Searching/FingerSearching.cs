using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// Searches a traveller's fingers (1:N) among those of alert entries and among those that the lane has enrolled, where
/// the country's policy says so. A discreet hit changes nothing of what a search comes to, nor when.
/// </summary>
internal sealed class FingerSearching(
    AlertPrintShelf shelf, PrintedAlerts entries, UnnamedPrints unnamed, OwnFile ownFile, LaneProfile profile,
    TimeProvider clock)
{
    internal const string NoList = "fingers.no-list";
    internal const string OldList = "fingers.old-list";
    internal const string AheadOfAlerts = "fingers.ahead";
    internal const string NotSearched = "fingers.not-searched";
    internal const string OtherPerson = "fingers.other-person";

    internal bool SearchesAlerts => Searches(SearchGallery.Alert);

    /// <summary>What a search comes to that is not made; null for one that is, or that nobody asks for.</summary>
    internal CheckFinding? WithoutSearch(SearchGallery gallery, TakenFingers taken, bool isDemanded) =>
        !Searches(gallery) ? isDemanded ? new(CheckResult.NotPerformed, NotSearched) : null
        : taken.Result.Fingers.Count == 0 ? new(CheckResult.NotPerformed, FingerVerifying.None) : null;

    /// <summary>Searches where the country does and a finger was taken; else null.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The disk failed.</exception>
    internal async Task<PrintSearchResult?> SearchAsync(
        SearchGallery gallery, TakenFingers taken, CancellationToken cancellation) =>
        !Searches(gallery) || taken.Result.Fingers.Count == 0 ? null
        : gallery == SearchGallery.Alert ? await AlertsAsync(taken, cancellation)
        : OwnFile(taken, cancellation);

    private async Task<PrintSearchResult> AlertsAsync(TakenFingers taken, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var (threshold, list) = (ThresholdOf(FingerEvents.KindOf(taken.Result.Count)), shelf.Consulted);
        var areAhead = shelf.AreAhead;
        var (answer, hits) = Search(FingerSets.Of(taken.Result.Fingers), taken.Subject, threshold, cancellation);
        var finding = Judge(list, areAhead, answer.Band, hits) with
        {
            Took = await AnswerGrid.WaitAsync(clock, began, cancellation),
        };
        return new(
            SearchGallery.Alert,
            answer,
            [.. answer.Candidates.Select(one => EntryOf(one, hits))],
            threshold,
            finding.Took!.Value,
            FingerChecks.Alert,
            finding,
            clock.GetUtcNow());
    }

    /// <summary>What the list of prints in use says of fingers; nothing without a list.</summary>
    internal (PrintAnswer Answer, IReadOnlyList<ExplainedHit> Hits) Search(
        FingerSet probe, InspectionSubject about, double threshold, CancellationToken cancellation)
    {
        var answer = shelf.Current?.Search(probe, threshold, cancellation)
            ?? new(0, 0, VerificationBand.NoMatch, []);
        var hits = answer.Candidates.Select(one => Find(one, PrintedAlerts.RankOf(one.Score, threshold), about));
        return (answer, HitOrder.Of(hits.OfType<ExplainedHit>()));
    }

    private ExplainedHit? Find(PrintCandidate candidate, double rank, InspectionSubject about)
    {
        var hit = entries.Find(candidate.Subject, rank, candidate.Fingers.Select(finger => (int)finger), about);
        if (hit is null) unnamed.Note(about.InspectionId, candidate.Subject, rank);
        return hit;
    }

    // Everybody whom this lane has enrolled, for the traveller under another person.
    private PrintSearchResult OwnFile(TakenFingers taken, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var threshold = ThresholdOf(FingerEvents.KindOf(taken.Result.Count));
        var answer = ownFile.Search(taken.Subject, FingerSets.Of(taken.Result.Fingers), threshold, cancellation);
        return new(
            SearchGallery.OwnFile,
            answer,
            [.. answer.Candidates.Select(one => one.Subject.ToString("N"))],
            threshold,
            clock.GetElapsedTime(began),
            FingerChecks.OwnFile,
            Judge(answer),
            clock.GetUtcNow());
    }

    /// <summary>The score from which a candidate of a search is a match, for prints of a kind of reader.</summary>
    internal double ThresholdOf(string deviceKind) =>
        profile.Current.Fingerprints.ThresholdsOf(deviceKind).Search;

    private bool Searches(SearchGallery gallery) => profile.Current.Fingerprints.Search.Contains(gallery);

    private static CheckFinding Judge(PrintAnswer answer) => answer switch
    {
        { Candidates.Count: > 0 } => new(CheckResult.Failed, OtherPerson),
        { Band: VerificationBand.NotComparable } => new(CheckResult.Undetermined, FingerVerifying.NotComparable),
        _ => new(CheckResult.Successful),
    };

    private static CheckFinding Judge(
        ConsultedList list, bool areAhead, VerificationBand band, IReadOnlyList<ExplainedHit> hits)
    {
        if (list.Version == 0) return new(CheckResult.NotPerformed, NoList);
        var screening = new AlertScreeningResult(list, hits);
        var (result, reason) = screening switch
        {
            _ when screening.Open.FirstOrDefault() is { } strongest => (
                CheckResult.Failed, strongest.IsProtective ? AlertListCheck.Protection : AlertListCheck.Hit),
            { List.Freshness: Freshness.Expired } => (CheckResult.Undetermined, OldList),
            _ when areAhead => (CheckResult.Undetermined, AheadOfAlerts),
            _ when band == VerificationBand.NotComparable => (
                CheckResult.Undetermined, FingerVerifying.NotComparable),
            _ when screening.Cleared.Any() => (CheckResult.Successful, AlertListCheck.Cleared),
            _ => (CheckResult.Successful, ""),
        };
        return new(result, reason, [screening]);
    }

    // The journal names entries by their ids; one that is not on the list in use, by its name among the prints.
    private static string EntryOf(PrintCandidate candidate, IReadOnlyList<ExplainedHit> hits) =>
        hits.FirstOrDefault(one => AlertSubject.Of(one.Hit.EntryId) == candidate.Subject)?.Hit.EntryId
        ?? candidate.Subject.ToString("N");
}
