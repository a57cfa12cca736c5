using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Duty;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Google.Protobuf;

namespace Bmis.Central.Intake;

/// <summary>Reads the payloads of a batch. What cannot be read becomes a dead letter; nothing throws.</summary>
internal sealed class BatchReader
{
    /// <summary>How each kind of entry is read.</summary>
    public static readonly IReadOnlyDictionary<string, EntryReader> Kinds = new Dictionary<string, EntryReader>
    {
        [EntryKinds.Crossing] = (batch, envelope, payload) => batch.TakeCrossing(envelope, payload.Span),
        [EntryKinds.Audit] = (batch, envelope, payload) => batch.TakeAct(envelope, payload.Span),
        [EntryKinds.Case] = (batch, envelope, payload) => batch.TakeCase(envelope, payload.Span),
        [EntryKinds.Shift] = (batch, envelope, payload) => batch.TakeShift(envelope, payload.Span),
        [EntryKinds.Correction] = (batch, envelope, payload) => batch.TakeCorrection(envelope, payload.Span),
        [EntryKinds.Hit] = (batch, envelope, payload) => batch.TakeHit(envelope, payload.Span),
        [EntryKinds.Screening] = (batch, envelope, payload) => batch.TakeScreening(envelope, payload.Span),
        [EntryKinds.Fingerprints] = (batch, envelope, payload) => batch.TakeFingers(envelope, payload),
    };

    private readonly string _laneId;
    private readonly List<TakenCrossing> _crossings = [];
    private readonly List<TakenCorrection> _corrections = [];
    private readonly List<SmallRow> _rows = [];
    private readonly List<TakenFingers> _fingers = [];
    private readonly List<DeadLetter> _deadLetters = [];

    private BatchReader(string laneId) => _laneId = Producer.LaneOf(laneId);

    /// <summary>Reads a run; a reader that throws costs its own entry and no other.</summary>
    public static Batch Read(LaneRun run, ILogger logger, IReadOnlyDictionary<string, EntryReader>? kinds = null)
    {
        var reader = new BatchReader(run.LaneId);
        foreach (var envelope in run.Envelopes)
        {
            if (reader.TryTake(envelope, kinds ?? Kinds, logger) is { } reason)
                reader._deadLetters.Add(new DeadLetter(envelope.Sequence, envelope.Header.Kind, reason));
        }

        return new Batch(run, reader._crossings, reader._corrections, reader._rows, reader._deadLetters)
        {
            Fingers = reader._fingers,
        };
    }

    // An edge: a mistake in a reader must not block the lane. The fault's text may be personal and is not kept.
    private string? TryTake(Envelope envelope, IReadOnlyDictionary<string, EntryReader> kinds, ILogger logger)
    {
        try
        {
            if (envelope.Payload is not { } payload)
                return "payload.erased";
            return kinds.TryGetValue(envelope.Header.Kind, out var read)
                ? read(this, envelope, payload)
                : "kind.unknown";
        }
        catch (Exception fault) when (!PassingTrouble.Is(fault))
        {
            Log.ReaderFailed(logger, _laneId, envelope.Sequence, PassingTrouble.CodeOf(fault));
            Forget(envelope.Sequence);
            return DeadLetter.ReaderFailed;
        }
    }

    private void Forget(long sequence)
    {
        _crossings.RemoveAll(taken => taken.Sequence == sequence);
        _corrections.RemoveAll(taken => taken.Sequence == sequence);
        _rows.RemoveAll(row => row.Sequence == sequence);
        _fingers.RemoveAll(taken => taken.Sequence == sequence);
    }

    private string? TakeCrossing(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!CrossingContract.TryRead(payload, out var crossing, out var problem) || crossing is null)
            return problem;
        if (Problem(crossing) is { } wrong)
            return wrong;
        var offset = envelope.Header.ClockOffset;
        var corrected = LaneClock.Correct(crossing, offset);
        var day = LaneClock.DayAt(corrected.DecidedAt, corrected.TimeZone);
        _crossings.Add(new TakenCrossing(envelope.Sequence, corrected, day, offset));
        return null;
    }

    private string? Problem(Crossing crossing)
    {
        if (crossing.LaneId != _laneId)
            return "lane_id.differs";
        if (Texts(crossing).Any(HasNul))
            return "text.nul";
        return LaneClock.IsZone(crossing.TimeZone) ? null : "time_zone.form";
    }

    private string? TakeCase(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!CaseContract.TryRead(payload, out var happened, out var problem) || happened is null)
            return problem;
        _rows.Add(new CaseMark(envelope.Sequence, happened.CaseId));
        return null;
    }

    private string? TakeHit(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!HitContract.TryRead(payload, out var happened, out var problem) || happened is null)
            return problem;
        if (HasNul(happened.EntryId + happened.OfficerId)
            || (happened is HitAdjudicated said && said.Reasons.Any(HasNul)))
            return "text.nul";
        _rows.Add(Mark(envelope, happened));
        return null;
    }

    private string? TakeScreening(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!ScreeningContract.TryRead(payload, out var screening, out var problem) || screening is null)
            return problem;
        if (screening.Late.Any(late => HasNul(late.EntryId + late.Hit.List + late.Hit.Action)))
            return "text.nul";
        _rows.AddRange(screening.Late.Select(late => Mark(envelope, late)));
        return null;
    }

    private string? TakeFingers(Envelope envelope, ReadOnlyMemory<byte> payload)
    {
        if (!FingerprintContract.TryRead(payload.Span, out var happened, out var problem) || happened is null)
            return problem;
        if (FingerTexts.Of(happened).Any(HasNul))
            return "text.nul";
        var at = LaneClock.Correct(happened.At, envelope.Header.ClockOffset);
        _fingers.Add(new TakenFingers(envelope.Sequence, happened with { At = at }, payload));
        return null;
    }

    private static HitMark Mark(Envelope envelope, HitEvent happened) => new(
        envelope.Sequence, happened.EventId, happened.CrossingId, happened.EntryId, happened.GetType().Name);

    private string? TakeShift(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!ShiftContract.TryRead(payload, out var happened, out var problem))
            return problem;
        var at = LaneClock.Within(happened!.At);
        if (happened is ShiftOpened opened)
        {
            if (HasNul(opened.PostCode + opened.OfficerId))
                return "text.nul";
            _rows.Add(new ShiftStart(envelope.Sequence, opened.ShiftId, opened.PostCode, opened.OfficerId, at));
            return null;
        }

        var closed = (ShiftClosed)happened;
        if (HasNul(closed.OfficerId + closed.ClosedBy + closed.Note))
            return "text.nul";
        _rows.Add(Finish(envelope.Sequence, closed, at));
        return null;
    }

    private static ShiftFinish Finish(long sequence, ShiftClosed closed, DateTimeOffset at) =>
        new(sequence, closed.ShiftId, closed.OfficerId, at)
        {
            Ended = closed.End.ToString(),
            ClosedBy = closed.ClosedBy,
            Note = closed.Note,
            Decided = closed.Figures.Decided,
            Passed = closed.Figures.Passed,
            Referred = closed.Figures.Referred,
            Cancelled = closed.Figures.Cancelled,
            Overridden = closed.Figures.Overridden,
            Median = closed.Figures.Median,
            P95 = closed.Figures.P95,
        };

    private string? TakeCorrection(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!CorrectionContract.TryRead(payload, out var correction, out var problem) || correction is null)
            return problem;
        if (Problem(correction.Corrected) is { } wrong)
            return wrong;
        if (HasNul(correction.OfficerId + correction.SupervisorId + correction.Reason))
            return "text.nul";
        if (correction.Sequence >= envelope.Sequence)
            return "correction.order";
        _corrections.Add(new TakenCorrection(envelope.Sequence, correction));
        return null;
    }

    private static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);

    private string? TakeAct(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        try
        {
            var act = AuditMessage.Parser.ParseFrom(payload);
            if (UnixTime.FromMicroseconds(act.At) is not { } at)
                return "at.range";
            if (HasNul(act.Action + act.OfficerId + act.Detail))
                return "text.nul";
            _rows.Add(new LaneAct(envelope.Sequence, act.Action, act.OfficerId, LaneClock.Within(at), act.Detail));
            return null;
        }
        catch (InvalidProtocolBufferException)
        {
            return "payload.not-protobuf";
        }
    }

    // PostgreSQL keeps every text but one with a zero character.
    private static IEnumerable<string> Texts(Crossing crossing) =>
    [
        crossing.PostCode, crossing.OfficerId, crossing.SupervisorId, crossing.TimeZone, crossing.Reason,
        crossing.Category, crossing.Trip.Purpose, crossing.Trip.Transport, crossing.Document?.DocumentCode ?? "",
        .. crossing.Hits.Select(hit => hit.List + hit.EntryId),
    ];
}
