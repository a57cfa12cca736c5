using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Google.Protobuf;

namespace Bmis.Central.Intake;

/// <summary>Reads the payloads of a batch. What cannot be read becomes a dead letter; nothing throws.</summary>
internal sealed class BatchReader
{
    private readonly string _laneId;
    private readonly List<TakenCrossing> _crossings = [];
    private readonly List<LaneAct> _acts = [];
    private readonly List<DeadLetter> _deadLetters = [];

    private BatchReader(string laneId) => _laneId = laneId;

    public static Batch Read(LaneRun run)
    {
        var reader = new BatchReader(run.LaneId);
        foreach (var envelope in run.Envelopes)
        {
            if (reader.Take(envelope) is { } reason)
                reader._deadLetters.Add(new DeadLetter(envelope.Sequence, envelope.Header.Kind, reason));
        }

        return new Batch(run, reader._crossings, reader._acts, reader._deadLetters);
    }

    private string? Take(Envelope envelope)
    {
        if (envelope.Payload is not { } payload)
            return "payload.erased";
        return envelope.Header.Kind switch
        {
            EntryKinds.Crossing => TakeCrossing(envelope, payload.Span),
            EntryKinds.Audit => TakeAct(envelope, payload.Span),
            EntryKinds.Case => CaseContract.TryRead(payload.Span, out _, out var problem) ? null : problem,
            _ => "kind.unknown",
        };
    }

    private string? TakeCrossing(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        if (!CrossingContract.TryRead(payload, out var crossing, out var problem) || crossing is null)
            return problem;
        if (crossing.LaneId != _laneId)
            return "lane_id.differs";
        if (Texts(crossing).Any(text => text.Contains('\0', StringComparison.Ordinal)))
            return "text.nul";
        if (!LaneClock.IsZone(crossing.TimeZone))
            return "time_zone.form";
        var offset = envelope.Header.ClockOffset;
        var corrected = LaneClock.Correct(crossing, offset);
        var day = LaneClock.DayAt(corrected.DecidedAt, corrected.TimeZone);
        _crossings.Add(new TakenCrossing(envelope.Sequence, corrected, day, offset));
        return null;
    }

    private string? TakeAct(Envelope envelope, ReadOnlySpan<byte> payload)
    {
        try
        {
            var act = AuditMessage.Parser.ParseFrom(payload);
            if (UnixTime.FromMicroseconds(act.At) is not { } at)
                return "at.range";
            if ($"{act.Action}{act.OfficerId}{act.Detail}".Contains('\0', StringComparison.Ordinal))
                return "text.nul";
            _acts.Add(new LaneAct(envelope.Sequence, act.Action, act.OfficerId, LaneClock.Within(at), act.Detail));
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
    ];
}
