using System.Collections.Concurrent;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Fingerprints.Searching;
using Bmis.BorderPost.Fingerprints.Telling;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;

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
    TimeProvider clock,
    ILogger<FingerWork> logger) : IHostedService, IDisposable
{
    private const int MostRemembered = 16;

    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Guid, Job> _jobs = [];
    private readonly Queue<Guid> _filed = [];
    private Asked? _asked;
    private volatile Last? _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        fingers.Changed += Ask;
        fingers.Taken += Begin;
        desk.Changed += CompareWithChip;
        fingers.Open();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        fingers.Changed -= Ask;
        fingers.Taken -= Begin;
        desk.Changed -= CompareWithChip;
        await _closing.CancelAsync();
        await Task.WhenAll(_jobs.Values.Select(one => one.Running ?? Task.CompletedTask));
    }

    public void Dispose() => _closing.Dispose();

    // While the traveller lays the first finger on, headquarters is asked already.
    private void Ask()
    {
        if (fingers.State.Phase != FingerDeskPhase.Taking || desk.State.Active?.Subject is not { } subject) return;
        if (!ReferenceEquals(_asked?.Subject, subject)) _asked = new(subject, FindAsync(subject));
    }

    private Task<FoundFingers> FindAsync(InspectionSubject subject) =>
        Task.Run(() => enrolments.FindAsync(subject, _closing.Token), _closing.Token);

    // The chip may have been read to the end only after the fingers were taken.
    private void CompareWithChip()
    {
        if (_last is not { Chip.Prints.Count: 0 } last || ChipOf(last.Taken.InspectionId).Prints.Count == 0) return;
        Begin(last.Taken);
    }

    private FingerSet ChipOf(Guid inspection) =>
        desk.State.Active is { Chip.Fingers: { } known } active && active.Id == inspection ? known : FingerSet.Empty;

    private void Begin(TakenFingers taken)
    {
        _last = new(taken, ChipOf(taken.InspectionId));
        var job = new Job(_closing.Token);
        if (_jobs.TryGetValue(taken.InspectionId, out var before)) before.Cancel();
        _jobs[taken.InspectionId] = job;
        job.Running = Task.Run(() => RunAsync(taken, job), CancellationToken.None);
    }

    // The edge to everything above: what breaks here is told, and the lane goes on.
    private async Task RunAsync(TakenFingers taken, Job job)
    {
        try
        {
            await WorkAsync(taken, job.Token);
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

    private async Task WorkAsync(TakenFingers taken, CancellationToken cancellation)
    {
        // Neither waits for the other: headquarters may be slow to answer.
        var comparing = CompareAsync(taken, cancellation);
        var searches = await SearchAsync(taken, cancellation);
        var (comparison, earlier) = await comparing;
        if (await decisions.OfAsync(taken.InspectionId, cancellation) is not { } crossing) return;
        if (IsFiled(taken.InspectionId)) return;
        await filing.FileAsync(new(taken, comparison, earlier, searches), crossing);
    }

    // Fingers that were being taken anew when the officer decided come too late for the record.
    private bool IsFiled(Guid inspection)
    {
        lock (_filed)
        {
            if (_filed.Contains(inspection)) return true;
            _filed.Enqueue(inspection);
            if (_filed.Count > MostRemembered) _filed.Dequeue();
            return false;
        }
    }

    private async Task<IReadOnlyList<PrintSearchResult>> SearchAsync(
        TakenFingers taken, CancellationToken cancellation)
    {
        var searches = new List<PrintSearchResult>();
        if (await searching.AlertsAsync(taken, cancellation) is { } alerts) searches.Add(Report(taken, alerts));
        if (searching.OwnFile(taken, cancellation) is { } own) searches.Add(Report(taken, own));
        return searches;
    }

    private async Task<(FingerComparison? Comparison, EarlierFingers? Earlier)> CompareAsync(
        TakenFingers taken, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var found = await AnswerAbout(taken.Subject).WaitAsync(cancellation);
        var chip = Chip(taken);
        var byChip = verifying.Compare(taken.Result, chip);
        var comparison = byChip is { Band: not FingerBand.NotComparable }
            ? byChip
            : verifying.Compare(taken.Result, found.Earlier) ?? byChip;
        var finding = FingerVerifying.Judge(taken.Result, comparison, found.Doubt);
        fingers.Tell(taken.Subject, comparison);
        desk.Report(taken.Subject, FingerChecks.Verification, finding with { Took = clock.GetElapsedTime(began) });
        return (comparison, chip.Concat(found.Earlier).FirstOrDefault());
    }

    // What the State that issued the document says goes first: whoever it says it is not is somebody else.
    private EarlierFingers[] Chip(TakenFingers taken) =>
        _last is { Chip: { Prints.Count: > 0 } chip } last && ReferenceEquals(last.Taken, taken)
            ? [new(VerifiedAgainst.Chip, null, null, chip, [])]
            : [];

    private Task<FoundFingers> AnswerAbout(InspectionSubject subject) =>
        _asked is { } asked && ReferenceEquals(asked.Subject, subject) ? asked.Answer : FindAsync(subject);

    private PrintSearchResult Report(TakenFingers taken, PrintSearchResult search)
    {
        desk.Report(taken.Subject, search.Check, search.Finding with { Took = search.Elapsed });
        return search;
    }

    private sealed record Asked(InspectionSubject Subject, Task<FoundFingers> Answer)
    {
        public override string ToString() => "[asked]";
    }

    private sealed record Last(TakenFingers Taken, FingerSet Chip)
    {
        public override string ToString() => "[last]";
    }

    private sealed class Job(CancellationToken closing) : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly CancellationTokenSource _cancellation =
            CancellationTokenSource.CreateLinkedTokenSource(closing);

        private bool _isOver;

        internal CancellationToken Token => _cancellation.Token;

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
