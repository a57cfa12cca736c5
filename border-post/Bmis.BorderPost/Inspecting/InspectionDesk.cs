using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Bmis.Documents.Seals;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// The lane's desk: one active inspection, a few waiting documents and the previous traveller. Every change happens
/// under one lock and raises <see cref="Changed"/>. Safe for all threads.
/// </summary>
internal sealed class InspectionDesk(
    CheckRunner runner,
    IInspectionRecorder recorder,
    IDutyRoster roster,
    ICentreReach centre,
    IdSource ids,
    TimeProvider clock,
    LaneCalendar calendar,
    LaneProfile profile,
    ChipPlace chips,
    SealReading seals,
    IOptions<LaneOptions> lane,
    IOptions<InspectionOptions> options) : IDisposable
{
    // The longest MRZ text a reader may hand over; what is longer is noise.
    internal const int LongestText = 2048;

    private readonly Lock _gate = new();
    private readonly Queue<string> _waiting = new();
    private readonly RememberedAnswers _answers = new();
    private readonly CancellationTokenSource _closing = new();
    private DeskState _state = new(1, null, 0, null, false);
    private Trip _lastTrip = Trip.Empty;

    /// <summary>Raised after every change, outside the lock.</summary>
    internal event Action? Changed;

    internal DeskState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>
    /// A document was read or typed. It opens an inspection, or waits when another traveller is at the desk. A digital
    /// seal is one for the document at the desk.
    /// </summary>
    /// <returns>
    /// False when it was dropped: nothing in it, already at the desk, too many wait, or a seal and nobody to inspect.
    /// </returns>
    internal bool Present(string mrzText)
    {
        if (string.IsNullOrWhiteSpace(mrzText)) return false;
        if (ScannedSeal.IsSeal(mrzText)) return TakeSeal(mrzText);
        if (mrzText.Length > LongestText) mrzText = mrzText[..LongestText];
        lock (_gate)
        {
            if (_state.Active?.Subject.MrzText == mrzText || _waiting.Contains(mrzText)) return false;
            if (_state.Active is null) Open(mrzText);
            else if (_waiting.Count >= options.Value.QueueLength) return false;
            else Queue(mrzText);
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes a decision, or says why not. Done means that the record is on disk.</summary>
    internal Task<DecisionAnswer> DecideAsync(
        DecisionRequest request, DutyOfficer officer, CancellationToken cancellation) =>
        _answers.OnceAsync(request.IdempotencyKey, () => DecideOnceAsync(request, officer, cancellation));

    /// <summary>
    /// Settles the traveller's category and what the officer entered about the journey. Fields that the profile does
    /// not ask are dropped. Means of transport and voyage stay filled in for the travellers that follow.
    /// </summary>
    internal TripAnswer Describe(Guid inspection, string category, Trip trip)
    {
        lock (_gate)
        {
            if (_state.Active is not { } active || active.Id != inspection || _state.Deciding)
                return TripAnswer.TooLate;
            if (!profile.Current.Rules.Any(rule => rule.Categories.Contains(category)))
                return TripAnswer.UnknownCategory;
            var rule = RuleFor(category, active.Subject, active.ExpectsChip);
            var asked = TripForm.Asked(rule, trip);
            _lastTrip = asked;
            Change(_state with
            {
                Active = active.With(category, rule, asked, clock.GetUtcNow(), _state.Revision + 1),
            });
        }

        Changed?.Invoke();
        return TripAnswer.Taken;
    }

    /// <summary>
    /// Takes what an officer typed from a document that no machine could read, with the reading that failed beside it:
    /// a wrong check digit stays wrong.
    /// </summary>
    /// <param name="shown">The inspection on the officer's page; null when the lane waited.</param>
    /// <param name="traveller">The holder.</param>
    /// <param name="document">The document; null when the traveller has none.</param>
    /// <param name="officerId">Who typed.</param>
    internal TypedAnswer Enter(Guid? shown, Traveller traveller, TravelDocument? document, string officerId)
    {
        lock (_gate)
        {
            if (_state.Active?.Id != shown || _state.Deciding) return TypedAnswer.TooLate;
            if (_state.Active is { IsRead: true }) return TypedAnswer.Busy;
            var read = _state.Active?.Subject.MrzText ?? "";
            Inspect(new(
                shown ?? ids.NextId(), options.Value.Direction, traveller, document is null ? null : document with
                {
                    Mrz = read,
                },
                read, officerId));
        }

        Changed?.Invoke();
        return TypedAnswer.Taken;
    }

    /// <summary>Takes somebody else's look at a typed document.</summary>
    internal SecondLookAnswer Look(Guid inspection, SecondLook look)
    {
        lock (_gate)
        {
            if (_state.Active is not { Subject.IsTyped: true } active || active.Id != inspection || _state.Deciding)
                return SecondLookAnswer.TooLate;
            if (look.Compare(active.Subject) is not SecondLookAnswer.Agrees and var differs) return differs;
            Change(_state with { Active = active.LookedAt(look.OfficerId, clock.GetUtcNow(), _state.Revision + 1) });
        }

        Changed?.Invoke();
        return SecondLookAnswer.Agrees;
    }

    /// <summary>Adds a live photograph; false when the traveller is no longer at the desk.</summary>
    internal bool Attach(Guid inspection, Photograph photograph)
    {
        lock (_gate)
        {
            if (_state.Active is not { } active || active.Id != inspection || _state.Deciding) return false;
            Change(_state with { Active = active.With(photograph, clock.GetUtcNow(), _state.Revision + 1) });
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>
    /// A check that another room makes by itself came to something, for the traveller at the desk or the one before.
    /// </summary>
    internal void Report(InspectionSubject subject, string check, CheckFinding finding) => Note(
        subject, subject, new(check, finding.Result, finding.Reason, false, finding.Took ?? TimeSpan.Zero), finding);

    /// <summary>
    /// What checks of another room came to holds no more and is found out anew: until then they run. Only for the
    /// traveller at the desk.
    /// </summary>
    /// <param name="subject">Whose.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="list">The list that they had looked at.</param>
    internal void Withdraw(InspectionSubject subject, IReadOnlyCollection<string> checks, string list)
    {
        lock (_gate)
        {
            if (_state.Active is not { } active || !ReferenceEquals(active.Subject, subject)) return;
            if (!active.Outcomes.Any(one => checks.Contains(one.Check))) return;
            Change(_state with { Active = active.Without(checks, list, clock.GetUtcNow(), _state.Revision + 1) });
        }

        Changed?.Invoke();
    }

    /// <summary>A chip was laid on the reader: that of the document at the desk is read.</summary>
    internal void ChipLaid()
    {
        Inspection before, laid;
        lock (_gate)
        {
            if (_state.Active is not { } active || _state.Deciding) return;
            if (!chips.HasChip(active.Subject.DocumentKey)) return;
            before = active;
            laid = active.WithChipLaid(active.Rule.ForChip(), clock.GetUtcNow(), _state.Revision + 1);
            Change(_state with { Active = laid });
        }

        LookUpAgain(before, laid);
        RunAgain(ChipCheck.Key, laid.Subject, laid.Subject);
        Changed?.Invoke();
    }

    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task<DecisionAnswer> DecideOnceAsync(
        DecisionRequest request, DutyOfficer officer, CancellationToken cancellation)
    {
        if (Settle(request) is { } settled) return settled;
        if (Judge(request, officer) is { } early) return DecisionAnswer.Refused(early);
        if (!await SupervisorAgreesAsync(request, cancellation))
            return DecisionAnswer.Refused(DecisionRefusal.SupervisorNotConfirmed);

        Inspection decided;
        lock (_gate)
        {
            if (Judge(request, officer) is { } late) return DecisionAnswer.Refused(late);
            decided = _state.Active!;
            Change(_state with { Deciding = true });
        }

        return await RecordAsync(decided, request, officer);
    }

    private async Task<bool> SupervisorAgreesAsync(DecisionRequest request, CancellationToken cancellation)
    {
        if (request.Act != OfficerAct.Admit || request.SupervisorId.Length == 0) return true;
        return await roster.ConfirmSupervisorAsync(
            request.SupervisorId, request.SupervisorPassword, request.SupervisorCode, cancellation) is not null;
    }

    // The record may have reached the disk and its answer not the page: the service was killed in between, or the
    // disk reported a failure after all was written. The key settles it before anything is judged again.
    private DecisionAnswer? Settle(DecisionRequest request)
    {
        try
        {
            if (recorder.Find(request.IdempotencyKey) is not { } receipt) return null;
            if (CloseSettled(request, receipt)) Changed?.Invoke();
            return DecisionAnswer.Done(receipt);
        }
        catch (CannotRecordException)
        {
            return DecisionAnswer.Refused(DecisionRefusal.CannotRecord);
        }
    }

    private bool CloseSettled(DecisionRequest request, RecordReceipt receipt)
    {
        lock (_gate)
        {
            if (_state.Active is not { } active || active.Id != request.InspectionId || _state.Deciding) return false;
            var decision = DecisionRules.CodeOf(request.Act, active.Subject.Direction);
            Close(new(active, decision, clock.GetUtcNow(), active.Judgement.Verdict, receipt));
            return true;
        }
    }

    // A decision that was begun is written even when the browser has gone.
    private async Task<DecisionAnswer> RecordAsync(Inspection decided, DecisionRequest request, DutyOfficer officer)
    {
        var now = clock.GetUtcNow();
        try
        {
            var crossing = CrossingWriting.Write(decided, request, officer, lane.Value, centre.InReach, now);
            var receipt = await recorder.RecordAsync(crossing, request.IdempotencyKey, CancellationToken.None);
            lock (_gate) Close(new(_state.Active!, crossing.Decision, now, crossing.Verdict, receipt));
            return DecisionAnswer.Done(receipt);
        }
        catch (CannotRecordException)
        {
            lock (_gate) Change(_state with { Deciding = false });
            return DecisionAnswer.Refused(DecisionRefusal.CannotRecord);
        }
        finally
        {
            Changed?.Invoke();
        }
    }

    private DecisionRefusal? Judge(DecisionRequest request, DutyOfficer officer)
    {
        lock (_gate)
        {
            if (officer.ShiftId.Length == 0) return DecisionRefusal.NoShift;
            if (_state.Active is not { } active) return DecisionRefusal.NothingToDecide;
            if (_state.Deciding) return DecisionRefusal.AlreadyDeciding;
            return DecisionRules.Judge(active, request, clock.GetUtcNow(), officer.OfficerId);
        }
    }

    private void Open(string mrzText) =>
        Inspect(SubjectReading.Read(ids.NextId(), options.Value.Direction, mrzText, calendar.Today));

    private void Inspect(InspectionSubject subject)
    {
        var (now, revision, today) = (clock.GetUtcNow(), _state.Revision + 1, calendar.Today);
        var category = profile.Current.Suggest(subject.Traveller, subject.Document, today);
        var rule = RuleFor(category, subject, hasChip: false);
        var trip = TripForm.Begin(rule, subject.Traveller, _lastTrip);
        var opened = _state.Active?.Of(subject, category, rule, trip, now, revision)
            ?? new(subject, category, rule, trip, today, now, revision);
        Change(_state with
        {
            Active = chips.Expects(subject.DocumentKey) ? opened.WithChipLaid(rule.ForChip(), now, revision) : opened,
        });
        _ = runner.RunAsync(
            subject, (outcome, finding) => Note(subject, subject, outcome, finding), _closing.Token);
    }

    private TravelRule RuleFor(string category, InspectionSubject subject, bool hasChip)
    {
        var rule = profile.For(category, subject, calendar.Today);
        return hasChip ? rule.ForChip() : rule;
    }

    private bool TakeSeal(string text)
    {
        if (State is not { Active: { } asked, Deciding: false }) return false;
        var found = seals.Read(text, asked.Subject);
        lock (_gate)
        {
            if (_state.Deciding || !ReferenceEquals(_state.Active?.Subject, asked.Subject)) return false;
            Change(_state with { Active = _state.Active!.With(found, clock.GetUtcNow(), _state.Revision + 1) });
        }

        Changed?.Invoke();
        return true;
    }

    private void Queue(string mrzText)
    {
        _waiting.Enqueue(mrzText);
        Change(_state with { Waiting = _waiting.Count });
    }

    private void Close(DecidedInspection previous)
    {
        Change(_state with { Active = null, Previous = previous, Deciding = false });
        if (!_waiting.TryDequeue(out var next)) return;
        Change(_state with { Waiting = _waiting.Count });
        Open(next);
    }

    // A result that comes after the decision is kept with the previous traveller; one about a reading that was typed
    // over in the meantime is not kept at all.
    private void Note(InspectionSubject subject, InspectionSubject asked, CheckOutcome outcome, CheckFinding finding)
    {
        Inspection before, after;
        lock (_gate)
        {
            if (Find(subject) is not { } found || !found.IsStillAsked(outcome.Check, asked)) return;
            before = found;
            after = before.With(outcome, finding, clock.GetUtcNow(), _state.Revision + 1);
            Change(ReferenceEquals(before, _state.Active)
                ? _state with { Active = after }
                : _state with { Previous = _state.Previous! with { Inspection = after } });
        }

        LookUpAgain(before, after);
        Changed?.Invoke();
    }

    private Inspection? Find(InspectionSubject subject) => ((Inspection?[])[_state.Active, _state.Previous?.Inspection])
        .FirstOrDefault(one => ReferenceEquals(one?.Subject, subject));

    // A chip that names another document than the page brings a second number to look up.
    private void LookUpAgain(Inspection before, Inspection after)
    {
        if (after.OtherDocument == before.OtherDocument) return;
        foreach (var check in InspectionSubject.LookUps)
            RunAgain(check, after.Subject, after.Subject with { OnChip = after.OtherDocument });
    }

    private void RunAgain(string check, InspectionSubject subject, InspectionSubject asked) =>
        _ = runner.RunAgainAsync(
            check, asked, (outcome, finding) => Note(subject, asked, outcome, finding), _closing.Token);

    private void Change(DeskState next) => _state = next with { Revision = _state.Revision + 1 };
}
