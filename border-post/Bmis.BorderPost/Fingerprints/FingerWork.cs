using System.Collections.Concurrent;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Fingerprints.Telling;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
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

    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Guid, Job> _jobs = [];
    private readonly List<Guid> _filed = [];
    private Asked? _asked;
    private volatile Last? _last;

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
        await _closing.CancelAsync();
        await Task.WhenAll(_jobs.Values.Select(one => one.Running ?? Task.CompletedTask));
    }

    public void Dispose() => _closing.Dispose();

    // While the traveller lays the first finger on, headquarters is asked already.
    private void Ask()
    {
        if (fingers.State.Phase != FingerDeskPhase.Taking || desk.State.Active?.Subject is not { } subject) return;
        if (!IsAsked(subject)) _asked = new(subject, FindAsync(subject));
    }

    // What broke off is asked again.
    private bool IsAsked(InspectionSubject subject) =>
        _asked is { Answer: { IsFaulted: false, IsCanceled: false } } asked
        && ReferenceEquals(asked.Subject, subject);

    private Task<FoundFingers> FindAsync(InspectionSubject subject) =>
        Task.Run(() => enrolments.FindAsync(subject, _closing.Token), _closing.Token);

    // The chip may have been read to the end only after the fingers were taken.
    private void CompareWithChip()
    {
        if (_last is not { Chip.Prints.Count: 0 } last || ChipOf(last.Taken.InspectionId).Prints.Count == 0) return;
        Begin(last.Taken);
    }

    // The alert list that the prints were ahead of may have come while the traveller is still there.
    private void SearchAgain(object? sender, EventArgs change)
    {
        if (_last is { Taken: var taken } && desk.State.Active is { } active && active.Id == taken.InspectionId
            && active.Outcomes.Any(one => one is { Check: FingerChecks.Alert, Reason: FingerSearching.AheadOfAlerts }))
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
        _last = new(taken, ChipOf(taken.InspectionId));
        _jobs.TryGetValue(taken.InspectionId, out var before);
        var job = new Job(before?.Compared ?? [], _closing.Token);
        before?.Cancel();
        _jobs[taken.InspectionId] = job;
        job.Running = Task.Run(() => RunAsync(taken, job), CancellationToken.None);
    }

    // The edge to everything above: what breaks here is told, and the lane goes on.
    private async Task RunAsync(TakenFingers taken, Job job)
    {
        try
        {
            await WorkAsync(taken, job);
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            // Taken anew, or the lane stops.
        }
        catch (Exception failure)
        {
            Log.FingersNotCompared(logger, failure.GetType().Name);
        }
        finally
        {
            _jobs.TryRemove(new(taken.InspectionId, job));
            job.Dispose();
        }
    }

    private async Task WorkAsync(TakenFingers taken, Job job)
    {
        // Neither waits for the other: headquarters may be slow to answer.
        var comparing = CompareAsync(taken, job);
        List<PrintSearchResult> searches =
        [
            .. await SearchAsync(taken, SearchGallery.Alert, FingerChecks.Alert, job.Token),
            .. await SearchAsync(taken, SearchGallery.OwnFile, FingerChecks.OwnFile, job.Token),
        ];
        var (compared, found) = await comparing;
        if (await decisions.OfAsync(taken.InspectionId, job.Token) is not { } crossing) return;
        await FileAsync(new(compared, found, searches, [.. job.Compared]), crossing);
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

    // None or one. A search that breaks is told, and keeps nothing else from being done.
    private async Task<IReadOnlyList<PrintSearchResult>> SearchAsync(
        TakenFingers taken, SearchGallery gallery, string check, CancellationToken cancellation)
    {
        try
        {
            if (searching.WithoutSearch(gallery, taken, IsDemanded(taken.InspectionId, check)) is { } without)
                desk.Report(taken.Subject, check, without);
            if (await searching.SearchAsync(gallery, taken, cancellation) is not { } search) return [];
            desk.Report(taken.Subject, check, search.Finding with { Took = search.Elapsed });
            return [search];
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            ReportBroken(taken, check, failure);
            return [];
        }
    }

    private bool IsDemanded(Guid inspection, string check) =>
        desk.State.Active is { } active && active.Id == inspection && active.Mandatory.Contains(check);

    private async Task<(FingerComparisons Compared, FoundFingers? Found)> CompareAsync(
        TakenFingers taken, Job job)
    {
        var cancellation = job.Token;
        try
        {
            var done = await CompareWithEarlierAsync(taken, cancellation);
            job.Compared.Enqueue(done.Compared);
            return done;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            ReportBroken(taken, FingerChecks.Verification, failure);
            return (new(taken, null, null), null);
        }
    }

    private async Task<(FingerComparisons Compared, FoundFingers? Found)> CompareWithEarlierAsync(
        TakenFingers taken, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var found = await AnswerAbout(taken.Subject).WaitAsync(cancellation);
        var chip = Chip(taken);
        var compared = new FingerComparisons(
            taken, verifying.Compare(taken.Result, chip), verifying.Compare(taken.Result, found.Earlier));
        var comparison = compared.Counting;
        var finding = FingerVerifying.Judge(compared, found.Doubt);
        fingers.Tell(taken.Subject, comparison);
        desk.Report(taken.Subject, FingerChecks.Verification, finding with { Took = clock.GetElapsedTime(began) });
        return (compared, found with { Earlier = [.. chip, .. found.Earlier] });
    }

    private void ReportBroken(TakenFingers taken, string check, Exception failure)
    {
        Log.FingersNotCompared(logger, failure.GetType().Name);
        desk.Report(taken.Subject, check, new(CheckResult.Undetermined, FingerVerifying.Broken));
    }

    private EarlierFingers[] Chip(TakenFingers taken) =>
        _last is { Chip: { Prints.Count: > 0 } chip } last && ReferenceEquals(last.Taken, taken)
            ? [new(VerifiedAgainst.Chip, null, null, chip, [])]
            : [];

    private Task<FoundFingers> AnswerAbout(InspectionSubject subject) =>
        IsAsked(subject) ? _asked!.Answer : FindAsync(subject);

    private sealed record Asked(InspectionSubject Subject, Task<FoundFingers> Answer)
    {
        public override string ToString() => "[asked]";
    }

    private sealed record Last(TakenFingers Taken, FingerSet Chip)
    {
        public override string ToString() => "[last]";
    }

    private sealed class Job(ConcurrentQueue<FingerComparisons> compared, CancellationToken closing) : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly CancellationTokenSource _cancellation =
            CancellationTokenSource.CreateLinkedTokenSource(closing);

        private bool _isOver;

        internal CancellationToken Token => _cancellation.Token;

        /// <summary>What was compared of the traveller so far, by the jobs before too.</summary>
        internal ConcurrentQueue<FingerComparisons> Compared => compared;

        internal Task? Running { get; set; }

        /// <summary>What it is about is taken anew; nothing happens when it is over.</summary>
        internal void Cancel()
        {
            lock (_gate)
                if (!_isOver) _cancellation.Cancel();
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
                _cancellation.Dispose();
            }
        }
    }
}
