using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Fingerprints.Telling;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Documents;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>
/// What is done with fingers once they are taken: compared, searched and, after the decision, kept and told. It works
/// beside the desk, one traveller beside another; fingers that are taken anew take the place of the earlier ones.
/// </summary>
internal sealed class FingerWork(
    FingerDesk fingers,
    InspectionDesk desk,
    EarlierEnrolments enrolments,
    FingerVerifying verifying,
    FingerSearching searching,
    Decisions decisions,
    FingerFiling filing,
    ListShelf lists,
    TimeProvider clock,
    ILogger<FingerWork> logger) : IHostedService, IDisposable
{
    private const int MostRemembered = 16;

    private static readonly string[] Checks =
        [FingerChecks.Verification, FingerChecks.Alert, FingerChecks.OwnFile];

    // Whoever is decided is written down before the lane stops: nobody takes those fingers again.
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<Guid, FingerJob> _jobs = [];
    private readonly List<Guid> _filed = [];
    private volatile Asked? _asked;
    private FingerJob? _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        fingers.Changed += Ask;
        fingers.Taken += Begin;
        desk.Changed += CompareWithChip;
        lists.Changed += SearchAgain;
        fingers.Open();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        fingers.Changed -= Ask;
        fingers.Taken -= Begin;
        desk.Changed -= CompareWithChip;
        lists.Changed -= SearchAgain;
        var decided = Task.WhenAll(Running(job => !IsThere(job.Taken)));
        await decided.WaitAsync(LongestStop, clock, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _closing.CancelAsync();
        await Task.WhenAll(Running(_ => true));
    }

    public void Dispose() => _closing.Dispose();

    // While the traveller lays the first finger on, headquarters is asked already.
    private void Ask()
    {
        if (fingers.State.Phase == FingerDeskPhase.Taking && desk.State.Active?.Subject is { } subject)
            _asked = new(subject, AnswerAbout(subject));
    }

    // What broke off is asked again.
    private Task<FoundFingers> AnswerAbout(InspectionSubject subject) =>
        _asked is { Answer: { IsFaulted: false, IsCanceled: false } } asked && ReferenceEquals(asked.Subject, subject)
            ? asked.Answer
            : Task.Run(() => enrolments.FindAsync(subject, _closing.Token), _closing.Token);

    // The chip may have been read to the end only after the fingers were taken.
    private void CompareWithChip()
    {
        lock (_gate)
            if (_last is { Chip.Prints.Count: 0 } last && ChipOf(last.Taken.InspectionId).Prints.Count > 0)
                Begin(last.Taken);
    }

    // The alert list that the prints were ahead of may have come while the traveller is still there.
    private void SearchAgain(object? sender, EventArgs change)
    {
        lock (_gate)
            if (_last is { Taken: var taken } && desk.State.Active is { } active && active.Id == taken.InspectionId
                && active.Outcomes.Any(one => one is
                {
                    Check: FingerChecks.Alert, Reason: FingerSearching.AheadOfAlerts,
                }))
                Begin(taken);
    }

    // What a chip holds speaks for its holder only when the issuing State stands behind it.
    private FingerSet ChipOf(Guid inspection) =>
        desk.State.Active is { Chip: { Report.Verdict: DocumentCheckResult.Successful, Fingers: var known } } active
        && active.Id == inspection
            ? known
            : FingerSet.Empty;

    private void Begin(TakenFingers taken)
    {
        lock (_gate)
        {
            // Whoever typed the fields over has announced the same fingers under the new ones.
            var active = desk.State.Active;
            if (active?.Id == taken.InspectionId && !ReferenceEquals(active.Subject, taken.Subject)) return;
            var before = _jobs.GetValueOrDefault(taken.InspectionId);
            before?.GiveWay(isWanted: !IsThere(taken));
            var job = new FingerJob(taken, ChipOf(taken.InspectionId), before, _closing.Token);
            _jobs[taken.InspectionId] = _last = job;
            desk.Withdraw(taken.Subject, Checks, ListNames.AlertPrints);
            job.Running = Task.Run(() => RunAsync(job), CancellationToken.None);
        }
    }

    // Whether the traveller is at the desk and not being decided.
    private bool IsThere(TakenFingers taken) =>
        desk.State is { Deciding: false, Active: { } active } && active.Id == taken.InspectionId;

    private Task[] Running(Func<FingerJob, bool> isMeant)
    {
        lock (_gate) return [.. _jobs.Values.Where(isMeant).Select(one => one.Running)];
    }

    // The edge to everything above: what breaks here is told, and the lane goes on.
    private async Task RunAsync(FingerJob job)
    {
        try
        {
            await WorkAsync(job);
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            // Taken anew, or the lane stops; of whoever was decided something is lost.
            if (!job.IsOld && !IsThere(job.Taken)) Log.FingersNotCompared(logger, nameof(OperationCanceledException));
        }
        catch (Exception failure)
        {
            Log.FingersNotCompared(logger, failure.GetType().Name);
        }
        finally
        {
            lock (_gate)
            {
                if (_jobs.GetValueOrDefault(job.Taken.InspectionId) == job) _jobs.Remove(job.Taken.InspectionId);
                job.Dispose();
            }
        }
    }

    private async Task WorkAsync(FingerJob job)
    {
        // Neither waits for the other: headquarters may be slow to answer.
        var comparing = CompareAsync(job);
        var searching = SearchAsync(job);
        await Task.WhenAll(comparing, searching);
        var (compared, found) = await comparing;
        if (await decisions.OfAsync(job.Taken.InspectionId, job.Token) is not { } crossing) return;
        if (job.Before is { } before) await before.Running.WaitAsync(job.Token);
        await FileAsync(new(compared, found, await searching, [.. job.Compared]), crossing);
    }

    // Fingers that were being taken anew when the officer decided come too late to be enrolled, not to be told.
    private async Task FileAsync(FingerFindings findings, Crossing crossing)
    {
        if (!MarkFiled(crossing.CrossingId))
        {
            await filing.FileLateAsync(findings, crossing);
            return;
        }

        try
        {
            await filing.FileAsync(findings, crossing);
        }
        catch
        {
            UnmarkFiled(crossing.CrossingId);
            throw;
        }
    }

    private bool MarkFiled(Guid inspection)
    {
        lock (_filed)
        {
            if (_filed.Contains(inspection)) return false;
            _filed.Add(inspection);
            if (_filed.Count > MostRemembered) _filed.RemoveAt(0);
            return true;
        }
    }

    private void UnmarkFiled(Guid inspection)
    {
        lock (_filed) _filed.Remove(inspection);
    }

    private async Task<IReadOnlyList<PrintSearchResult>> SearchAsync(FingerJob job) =>
    [
        .. await SearchAsync(job, SearchGallery.Alert, FingerChecks.Alert),
        .. await SearchAsync(job, SearchGallery.OwnFile, FingerChecks.OwnFile),
    ];

    // None or one. A search that breaks is told, and keeps nothing else from being done.
    private async Task<IReadOnlyList<PrintSearchResult>> SearchAsync(FingerJob job, SearchGallery gallery, string check)
    {
        try
        {
            if (searching.WithoutSearch(gallery, job.Taken, IsDemanded(job.Taken.InspectionId, check)) is { } without)
                Say(job, () => desk.Report(job.Taken.Subject, check, without));
            if (await searching.SearchAsync(gallery, job.Taken, job.Token) is not { } search) return [];
            Say(job, () => desk.Report(job.Taken.Subject, check, search.Finding with { Took = search.Elapsed }));
            return [search];
        }
        catch (Exception failure) when (!job.Token.IsCancellationRequested)
        {
            ReportBroken(job, check, failure);
            return [];
        }
    }

    private bool IsDemanded(Guid inspection, string check) =>
        desk.State.Active is { } active && active.Id == inspection && active.Mandatory.Contains(check);

    private async Task<(FingerComparisons Compared, FoundFingers? Found)> CompareAsync(FingerJob job)
    {
        try
        {
            var done = await CompareWithEarlierAsync(job);
            job.Compared.Enqueue(done.Compared);
            return done;
        }
        catch (Exception failure) when (!job.Token.IsCancellationRequested)
        {
            ReportBroken(job, FingerChecks.Verification, failure);
            return (new(job.Taken, null, null), null);
        }
    }

    private async Task<(FingerComparisons Compared, FoundFingers? Found)> CompareWithEarlierAsync(FingerJob job)
    {
        var (began, taken) = (clock.GetTimestamp(), job.Taken);
        var found = await AnswerAbout(taken.Subject).WaitAsync(job.Token);
        EarlierFingers[] chip =
            job.Chip.Prints.Count > 0 ? [new(VerifiedAgainst.Chip, null, null, job.Chip, [])] : [];
        var compared = new FingerComparisons(
            taken, verifying.Compare(taken.Result, chip), verifying.Compare(taken.Result, found.Earlier));
        var finding = FingerVerifying.Judge(compared, found.Doubt) with { Took = clock.GetElapsedTime(began) };
        Say(job, () =>
        {
            fingers.Tell(taken.Subject, compared.Counting);
            desk.Report(taken.Subject, FingerChecks.Verification, finding);
        });
        return (compared, found with { Earlier = [.. chip, .. found.Earlier] });
    }

    private void ReportBroken(FingerJob job, string check, Exception failure)
    {
        Log.FingersNotCompared(logger, failure.GetType().Name);
        Say(job, () => desk.Report(
            job.Taken.Subject, check, new(CheckResult.Undetermined, FingerVerifying.Broken)));
    }

    // Under the lock, so that nothing about earlier fingers is said after something about newer ones.
    private void Say(FingerJob job, Action say)
    {
        lock (_gate)
            if (!job.IsOld) say();
    }

    private sealed record Asked(InspectionSubject Subject, Task<FoundFingers> Answer)
    {
        public override string ToString() => "[asked]";
    }
}
