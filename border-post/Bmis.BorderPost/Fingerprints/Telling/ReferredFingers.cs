using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.SecondLine;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>
/// The enrolments of referred travellers, once their case is decided: the journal tells of those that may be kept; a
/// refusal that keeps no biometrics erases prints and pictures. What a power cut or a failing disk prevented is done
/// with the next start or hour; an enrolment that was kept and not told is told then, too.
/// </summary>
internal sealed class ReferredFingers(
    PrintStore store, SampleShelf samples, FingerJournal journal, CaseBook cases, LaneProfile profile,
    TimeProvider clock, ILogger<ReferredFingers> logger) : RecurringWork(Interval, clock, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly ILogger _logger = logger;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        cases.Closed += Settle;
        return base.StartAsync(cancellationToken);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        cases.Closed -= Settle;
        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>Settles whatever can be settled now.</summary>
    /// <exception cref="JournalException">The disk failed; the same call is safe.</exception>
    /// <exception cref="SqliteException">The disk failed; the same call is safe.</exception>
    /// <exception cref="IOException">The disk failed; the same call is safe.</exception>
    internal async Task SettleAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            foreach (var kept in store.In(PrintState.Waiting)) Judge(kept);
            foreach (var kept in store.In(PrintState.Untold))
            {
                await journal.WriteAsync(kept.Event);
                store.NoteTold(kept.Id);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    protected override async Task WorkAsync(CancellationToken cancellation)
    {
        try
        {
            await SettleAsync(cancellation);
        }
        catch (Exception failure) when (failure is JournalException or SqliteException or IOException)
        {
            Log.FingersNotKept(_logger, failure);
        }
    }

    private void Settle(Guid closed) => _ = Task.Run(() => WorkAsync(CancellationToken.None));

    private void Judge(KeptPrints kept)
    {
        if (cases.Find(kept.Event.CrossingId) is not
            { State: CaseState.Decided, Proposal.Outcome: { } outcome }) return;
        if (ClosingRecord.KeepsBiometrics(outcome, profile.Current))
        {
            var purpose = outcome.Decision == DecisionCode.RefuseEntry ? EnrolmentPurpose.Refusal : kept.Event.Purpose;
            store.Put(kept.Event with { Purpose = purpose }, PrintState.Untold);
            return;
        }

        foreach (var sample in kept.Event.Fingers.Select(one => one.Sample).OfType<FingerSample>())
            samples.Erase(sample);
        store.Forget(kept.Id);
    }
}
