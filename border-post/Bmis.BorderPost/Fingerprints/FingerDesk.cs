using Bmis.Biometrics;
using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Fingers;
using Bmis.BorderPost.Fingerprints.Capture;
using Bmis.BorderPost.Fingerprints.Comparing;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>
/// The fingers of the traveller at the desk: it follows the inspection, begins a capture when the country's profile
/// asks for one, and shows how it goes. The desk never waits for it. Safe for all threads; events are raised outside
/// the lock.
/// </summary>
internal sealed class FingerDesk(
    InspectionDesk desk,
    LaneProfile profile,
    IReadOnlyList<IFingerReader> readers,
    IFingerprintEngine engine,
    FingerPlanning planning,
    DeviceBoard board,
    TimeProvider clock,
    IOptions<FingerprintsOptions> options,
    ILogger<FingerDesk> logger) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Dictionary<IFingerReader, Task> _running = [];
    private FingerDeskState _state =
        new(1, readers.Count == 0 ? FingerDeskPhase.NoReader : FingerDeskPhase.Waiting, null);

    private InspectionSubject? _subject;
    private Lazy<EarlierFingers?> _earlier = new(() => null);
    private bool _isRecalled;
    private CaptureTurn? _turn;
    private bool _wasBegun;

    /// <summary>Raised after every change; a live picture is a change too.</summary>
    internal event Action? Changed;

    /// <summary>Raised when fingers were taken, in vain too; and again when the traveller's fields were typed over.
    /// </summary>
    internal event Action<TakenFingers>? Taken;

    /// <summary>Raised when a comparison was told, of a traveller who has left too; null where what was told before
    /// holds no more.</summary>
    internal event Action<Guid, FingerComparison?>? Compared;

    internal FingerDeskState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>Names of the readers, for an officer who chooses.</summary>
    internal IReadOnlyList<string> Readers { get; } = [.. readers.Select(one => one.Name)];

    /// <summary>Follows the inspections from now on.</summary>
    internal void Open()
    {
        desk.Changed += Look;
        Look();
    }

    /// <summary>The officer begins, or begins anew; false when there is no reader or another traveller.</summary>
    /// <param name="inspection">The inspection on the officer's page.</param>
    /// <param name="reader">Name of the reader; empty for the one used last, or the first.</param>
    internal bool Start(Guid inspection, string reader = "") => ActRecalled(inspection, () =>
    {
        if (_state.Phase is FingerDeskPhase.Taking) return false;
        Begin(reader, Plan(), earlier: null);
        return true;
    });

    /// <summary>The officer ends the capture with what there is.</summary>
    internal bool Stop(Guid inspection) => Act(inspection, () =>
    {
        _turn?.Session.Finish();
        return _turn is not null;
    });

    /// <summary>
    /// The officer says that a finger is not there, or not given. When too few of the hand are left, the other hand is
    /// asked for.
    /// </summary>
    internal bool SetAbsence(Guid inspection, FingerPosition finger, FingerPresence reason)
    {
        if (reason == FingerPresence.Captured || !CapturePositions.IsFinger(finger)) return false;
        TakenFingers? amended = null;
        var done = ActRecalled(inspection, () =>
        {
            AbsentFinger absence = new(finger, reason);
            Show(_state with { Absences = [.. _state.Absences.Where(one => one.Position != finger), absence] });
            if (_turn is { } turn) Excuse(turn, absence);
            else if (_state.Result is { } result)
            {
                Show(_state with { Result = result.Without(absence), Comparison = null });
                amended = new(_subject!, clock.GetUtcNow(), _state.Result, _state.Fingers);
            }

            return true;
        });
        if (amended is not null) Announce(amended);
        return done;
    }

    /// <summary>The officer wants a finger anew, or takes back that it is not there.</summary>
    internal bool Retake(Guid inspection, FingerPosition finger) => ActRecalled(inspection, () =>
    {
        if (!CapturePositions.IsFinger(finger) || readers.Count == 0) return false;
        Show(_state with { Absences = [.. _state.Absences.Where(one => one.Position != finger)] });
        if (_turn is { } turn && turn.Plan.Fingers.Contains(finger)) turn.Session.Retake(finger);
        else if (_turn is null && _state.Result is { } result)
            Begin("", planning.Again(finger) with { Others = result.Fingers }, result);
        else Begin("", Plan(), earlier: null);
        return true;
    });

    /// <summary>What a comparison said, for the page; it may come after the traveller has left.</summary>
    /// <param name="subject">Whose fingers; nothing is told of one whose fields were typed over since.</param>
    /// <param name="comparison">Null when there was nothing to compare.</param>
    internal void Tell(InspectionSubject subject, FingerComparison? comparison)
    {
        var isStale = false;
        Act(subject.InspectionId, () =>
        {
            isStale = !ReferenceEquals(subject, _subject);
            if (!isStale) Show(_state with { Comparison = comparison });
            return !isStale;
        });
        if (!isStale) Compared?.Invoke(subject.InspectionId, comparison);
    }

    public void Dispose()
    {
        desk.Changed -= Look;
        _closing.Cancel();
        _closing.Dispose();
    }

    private void Excuse(CaptureTurn turn, AbsentFinger absence)
    {
        var plan = Plan();
        if (plan.Fingers.SequenceEqual(turn.Plan.Fingers)) turn.Session.Excuse(absence.Position, absence.Reason);
        else Begin(turn.Reader.Name, plan, earlier: null);
    }

    private bool ActRecalled(Guid inspection, Func<bool> act)
    {
        Recall();
        return Act(inspection, act);
    }

    private bool Act(Guid inspection, Func<bool> act)
    {
        bool done;
        lock (_gate)
        {
            if (_state.InspectionId != inspection || readers.Count == 0) return false;
            done = act();
        }

        Changed?.Invoke();
        return done;
    }

    // Every change of the inspection comes by: another traveller, other fields, another category.
    private void Look()
    {
        TakenFingers? again = null;
        bool hasChanged;
        string[] lacking;
        lock (_gate)
        {
            var (active, before) = (desk.State.Active, _state);
            if (active?.Id != _state.InspectionId) Receive(active);
            else if (active is not null && !ReferenceEquals(active.Subject, _subject)) again = TypeOver(active.Subject);
            lacking = active is not null && readers.Count == 0 ? [.. Lacking(active)] : [];
            if (active is not null) Follow(active);
            hasChanged = !ReferenceEquals(before, _state);
        }

        foreach (var check in lacking)
            desk.Report(_subject!, check, new(CheckResult.NotPerformed, CaptureJudge.NoReader));
        if (again is not null) Announce(again);
        if (hasChanged) Changed?.Invoke();
    }

    // What is demanded of a lane that cannot make it.
    private static IEnumerable<string> Lacking(Inspection active) => active.Mandatory.Intersect(FingerChecks.All)
        .Except(active.Outcomes.Select(one => one.Check));

    // Whoever was there before is decided: what was taken of the fingers so far is used.
    private void Receive(Inspection? active)
    {
        _turn?.Session.Finish();
        (_turn, _subject, _wasBegun) = (null, active?.Subject, false);
        var phase = readers.Count == 0 ? FingerDeskPhase.NoReader
            : active is null ? FingerDeskPhase.Waiting : FingerDeskPhase.Offered;
        Show(new(_state.Revision, phase, active?.Id)
        {
            Reader = _state.Reader,
        });
        (_earlier, _isRecalled) = (new(() => null), false);
        if (active is not null) Ask(active.Subject);
    }

    private TakenFingers? TypeOver(InspectionSubject subject)
    {
        _subject = subject;
        Ask(subject);
        if (_turn is { } turn) turn.Subject = subject;
        if (_state.Comparison is not null) Show(_state with { Comparison = null });
        return _state.Result is { } result ? new(subject, clock.GetUtcNow(), result, _state.Fingers) : null;
    }

    // The lane's disk may be busy, and the desk waits for nothing: it is asked beside it, once of each subject.
    private void Ask(InspectionSubject subject)
    {
        (_earlier, _isRecalled) = (new(() => planning.Recall(subject)), false);
        if (readers.Count == 0) return;
        _ = Task.Run(
            () =>
            {
                Recall();
                Look();
                Changed?.Invoke();
            },
            _closing.Token);
    }

    // Never within the lock.
    private void Recall()
    {
        Lazy<EarlierFingers?> asked;
        lock (_gate) asked = _earlier;
        var known = planning.KnownAbsences(asked.Value);
        lock (_gate)
        {
            if (_isRecalled || !ReferenceEquals(asked, _earlier)) return;
            _isRecalled = true;
            if (_state.Phase != FingerDeskPhase.Offered) return;
            var said = _state.Absences.Select(one => one.Position).ToHashSet();
            Show(_state with { Absences = [.. known.Where(one => !said.Contains(one.Position)), .. _state.Absences] });
        }
    }

    private void Follow(Inspection active)
    {
        var asks = profile.AsksFingers(active.Category, active.Subject, active.Day)
            || active.Mandatory.Intersect(FingerChecks.All).Any();
        if (asks != _state.IsAsked) Show(_state with { IsAsked = asks });
        if (readers.Count == 0 || !_isRecalled || !asks || _wasBegun || !options.Value.Automatic) return;
        Begin("", Plan(), earlier: null);
    }

    private CapturePlan Plan() => planning.Plan(_isRecalled ? _earlier.Value : null, _state.Absences);

    private void Begin(string name, CapturePlan plan, CaptureResult? earlier)
    {
        _turn?.Drop();
        _wasBegun = true;
        if (plan.Fingers.Count == 0) return;
        var chosen = readers.FirstOrDefault(one => one.Name == name)
            ?? readers.FirstOrDefault(one => one.Name == _state.Reader) ?? readers[0];
        _turn = new(_subject!, chosen, plan, new(chosen, engine, plan, clock), earlier, _closing.Token);
        Show(new(_state.Revision, FingerDeskPhase.Taking, _state.InspectionId)
        {
            IsAsked = _state.IsAsked, Reader = chosen.Name, Asked = plan.Fingers, Absences = _state.Absences,
        });
        var (turn, before) = (_turn, _running.GetValueOrDefault(chosen, Task.CompletedTask));
        _running[chosen] = Task.Run(() => RunAsync(turn, before), _closing.Token);
    }

    // The edge to drivers of devices: whatever one throws ends its capture and nothing else.
    // A reader has one listener at a time: the capture before must have let go of it.
    private async Task RunAsync(CaptureTurn turn, Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            if (await ResultAsync(turn) is { } result) End(turn, result);
        }
        finally
        {
            turn.Dispose();
        }
    }

    // Null when nobody wants it any more.
    private async Task<CaptureResult?> ResultAsync(CaptureTurn turn)
    {
        try
        {
            await foreach (var step in turn.Session.RunAsync(turn.Cancellation)) Take(turn, step);
            return turn.Result!;
        }
        catch (OperationCanceledException) when (turn.Cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure)
        {
            Log.FingersNotTaken(logger, turn.Reader.Name, failure.GetType().Name);
            board.Note(turn.Reader.Name, DeviceState.Faulty);
            return turn.Broken;
        }
    }

    private void Take(CaptureTurn turn, CaptureStep step)
    {
        var isAway = step.Phase == CapturePhase.ReaderAway;
        turn.Standing = step.Fingers;
        board.Note(turn.Reader.Name, isAway ? DeviceState.Absent : DeviceState.Ready);
        lock (_gate)
        {
            if (!ReferenceEquals(turn, _turn)) return;
            Show(_state with { Step = step });
        }

        if (isAway) Report(turn.Subject, new(CheckResult.NotPerformed, CaptureJudge.ReaderAway));
        Changed?.Invoke();
    }

    private void End(CaptureTurn turn, CaptureResult result)
    {
        TakenFingers taken;
        lock (_gate)
        {
            taken = new(turn.Subject, clock.GetUtcNow(), result, turn.Standing);
            if (ReferenceEquals(turn, _turn))
            {
                _turn = null;
                Show(_state with { Phase = FingerDeskPhase.Done, Result = result });
            }
        }

        Announce(taken);
        Changed?.Invoke();
    }

    private void Announce(TakenFingers taken)
    {
        Compared?.Invoke(taken.InspectionId, null);
        Report(taken.Subject, CaptureJudge.Judge(taken.Result, profile.Current.Fingerprints));
        Taken?.Invoke(taken);
    }

    private void Report(InspectionSubject subject, CheckFinding finding) =>
        desk.Report(subject, FingerChecks.Capture, finding);

    private void Show(FingerDeskState next) => _state = next with { Revision = _state.Revision + 1 };
}
