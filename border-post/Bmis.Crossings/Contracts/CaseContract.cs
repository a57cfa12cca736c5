using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;
using Google.Protobuf;
using Kind = Bmis.Crossings.Contracts.CaseEventMessage.EventOneofCase;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="CaseEvent"/> as the payload of a journal entry and reads it back.</summary>
public static class CaseContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = 32 * 1024;

    /// <summary>The event as protobuf bytes.</summary>
    public static byte[] Write(CaseEvent happened)
    {
        var message = new CaseEventMessage
        {
            CaseId = ByteString.CopyFrom(happened.CaseId.ToByteArray(bigEndian: true)),
            At = UnixTime.ToMicroseconds(happened.At),
            OfficerId = happened.OfficerId,
            ShiftId = happened.ShiftId,
        };
        Fill(message, happened);
        return message.ToByteArray();
    }

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out CaseEvent? happened, out string problem)
    {
        (happened, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            happened = Read(CaseEventMessage.Parser.ParseFrom(payload), out problem);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return happened is not null;
    }

    private static void Fill(CaseEventMessage message, CaseEvent happened)
    {
        switch (happened)
        {
            case TakenOver:
                message.TakenOver = new TakenOverMessage();
                break;
            case NoteAdded note:
                message.Note = new NoteMessage { Topic = note.Topic, Text = note.Text };
                break;
            case ProtectionAnswered answered:
                message.Protection = ToMessage(answered.Answers);
                break;
            case OutcomeProposed proposed:
                message.Outcome = ToMessage(proposed.Outcome);
                break;
            case OutcomeCountersigned signed:
                message.Countersign = new CountersignMessage { Agrees = signed.Agrees, Words = signed.Words };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened));
        }
    }

    private static ProtectionMessage ToMessage(Protection answers)
    {
        var message = new ProtectionMessage { ReferredTo = answers.ReferredTo };
        if (answers.Asylum is { } asylum) message.Asylum = asylum;
        if (answers.Trafficking is { } trafficking) message.Trafficking = trafficking;
        if (answers.UnaccompaniedChild is { } child) message.UnaccompaniedChild = child;
        return message;
    }

    private static OutcomeMessage ToMessage(Outcome outcome) => new()
    {
        Decision = outcome.Decision.Code,
        Grounds = { outcome.Grounds },
        Words = outcome.Words,
        FormLanguage = outcome.FormLanguage,
        Signature = (Signature)outcome.Signature,
        InternalSecurity = outcome.InternalSecurity,
    };

    private static CaseEvent? Read(CaseEventMessage message, out string problem)
    {
        problem = Problem(message);
        if (problem.Length > 0) return null;
        var id = new Guid(message.CaseId.Span, bigEndian: true);
        var at = UnixTime.FromMicroseconds(message.At)!.Value;
        var (officer, shift) = (message.OfficerId, message.ShiftId);
        return message.EventCase switch
        {
            Kind.TakenOver => new TakenOver(id, at, officer, shift),
            Kind.Note => new NoteAdded(id, at, officer, shift, message.Note.Topic, message.Note.Text),
            Kind.Protection => new ProtectionAnswered(id, at, officer, shift, ToAnswers(message.Protection)),
            Kind.Outcome => new OutcomeProposed(id, at, officer, shift, ToOutcome(message.Outcome)),
            _ => new OutcomeCountersigned(
                id, at, officer, shift, message.Countersign.Agrees, message.Countersign.Words),
        };
    }

    private static string Problem(CaseEventMessage message)
    {
        if (message.CaseId.Length != 16) return "case_id.length";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        return message.EventCase switch
        {
            Kind.None => "event.unknown",
            Kind.Note when message.Note.Text.Length > NoteAdded.Longest => "note.length",
            Kind.Protection when message.Protection.ReferredTo.Length > Protection.LongestReferral =>
                "protection.length",
            Kind.Outcome => Problem(message.Outcome),
            Kind.Countersign when message.Countersign.Words.Length > Outcome.LongestWords => "countersign.length",
            _ => "",
        };
    }

    private static string Problem(OutcomeMessage message)
    {
        if (!DecisionCode.Parse(message.Decision).Succeeded) return "outcome.decision";
        if (message.Grounds.Count > Outcome.MostGrounds) return "outcome.grounds";
        if (message.Words.Length > Outcome.LongestWords) return "outcome.length";
        return Enum.IsDefined((SecondLine.Signature)message.Signature) ? "" : "outcome.signature";
    }

    private static Protection ToAnswers(ProtectionMessage message) => new(
        message.HasAsylum ? message.Asylum : null,
        message.HasTrafficking ? message.Trafficking : null,
        message.HasUnaccompaniedChild ? message.UnaccompaniedChild : null,
        message.ReferredTo);

    private static Outcome ToOutcome(OutcomeMessage message) => new(
        DecisionCode.Parse(message.Decision).Value,
        [.. message.Grounds],
        message.Words,
        message.FormLanguage,
        (SecondLine.Signature)message.Signature,
        message.InternalSecurity);
}
