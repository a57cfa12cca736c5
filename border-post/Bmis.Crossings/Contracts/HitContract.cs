using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Google.Protobuf;
using Kind = Bmis.Crossings.Contracts.HitEventMessage.EventOneofCase;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes a <see cref="HitEvent"/> as the payload of a journal entry and reads it back.</summary>
public static class HitContract
{
    /// <summary>Longest payload that is read, in bytes.</summary>
    public const int MaximumBytes = 32 * 1024;

    /// <summary>The event as protobuf bytes.</summary>
    public static byte[] Write(HitEvent happened) => ToMessage(happened).ToByteArray();

    internal static HitEventMessage ToMessage(HitEvent happened)
    {
        var message = new HitEventMessage
        {
            EventId = ByteString.CopyFrom(happened.EventId.ToByteArray(bigEndian: true)),
            At = UnixTime.ToMicroseconds(happened.At),
            OfficerId = happened.OfficerId,
            ShiftId = happened.ShiftId,
            CrossingId = ByteString.CopyFrom(happened.CrossingId.ToByteArray(bigEndian: true)),
            EntryId = happened.EntryId,
        };
        Fill(message, happened);
        return message;
    }

    /// <summary>Reads a payload; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out HitEvent? happened, out string problem)
    {
        (happened, problem) = (null, "");
        if (payload.Length > MaximumBytes)
        {
            problem = "payload.too-long";
            return false;
        }

        try
        {
            var message = HitEventMessage.Parser.ParseFrom(payload);
            problem = Problem(message);
            if (problem.Length == 0) happened = Read(message);
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
        }

        return happened is not null;
    }

    private static void Fill(HitEventMessage message, HitEvent happened)
    {
        switch (happened)
        {
            case HitAdjudicated said:
                message.Adjudicated = new()
                {
                    Outcome = (HitOutcome)said.Outcome, Reasons = { said.Reasons }, Words = said.Words,
                };
                break;
            case HitCollected collected:
                message.Collected = ToMessage(collected.Noted);
                break;
            case HitLate late:
                message.Late = new() { Hit = HitMessages.ToMessage(late.Hit), ListVersion = late.ListVersion };
                break;
            case HitAnswered:
                message.Answered = new();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(happened));
        }
    }

    private static HitCollectedMessage ToMessage(Collected noted) => new()
    {
        Route = noted.Route,
        Companions = noted.Companions,
        Vehicle = noted.Vehicle,
        Baggage = noted.Baggage,
        Words = noted.Words,
    };

    internal static string Problem(HitEventMessage message)
    {
        if (message.EventId.Length != 16) return "event_id.length";
        if (message.CrossingId.Length != 16) return "crossing_id.length";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        if (message.EntryId.Length is 0 or > HitEvent.LongestEntryId) return "entry_id.length";
        return message.EventCase switch
        {
            Kind.None => "event.unknown",
            Kind.Adjudicated => Problem(message.Adjudicated),
            Kind.Collected => Texts(message.Collected).All(IsShort) ? "" : "collected.length",
            Kind.Late when message.Late.Hit is null => "late.hit",
            Kind.Late => HitMessages.Problem(message.Late.Hit),
            _ => "",
        };
    }

    private static string Problem(HitAdjudicatedMessage message)
    {
        if (!Enum.IsDefined((Hits.HitOutcome)message.Outcome)) return "adjudicated.outcome";
        if (message.Reasons.Count > HitEvent.MostReasons) return "adjudicated.reasons";
        return message.Reasons.Append(message.Words).All(IsShort) ? "" : "adjudicated.length";
    }

    private static string[] Texts(HitCollectedMessage message) =>
        [message.Route, message.Companions, message.Vehicle, message.Baggage, message.Words];

    private static bool IsShort(string text) => text.Length <= HitEvent.LongestWords;

    internal static HitEvent Read(HitEventMessage message)
    {
        var id = new Guid(message.EventId.Span, bigEndian: true);
        var at = UnixTime.FromMicroseconds(message.At)!.Value;
        var (officer, shift, entry) = (message.OfficerId, message.ShiftId, message.EntryId);
        var crossing = new Guid(message.CrossingId.Span, bigEndian: true);
        return message.EventCase switch
        {
            Kind.Adjudicated => new HitAdjudicated(
                id, at, officer, shift, crossing, entry, (Hits.HitOutcome)message.Adjudicated.Outcome,
                [.. message.Adjudicated.Reasons], message.Adjudicated.Words),
            Kind.Collected => new HitCollected(
                id, at, officer, shift, crossing, entry, ToCollected(message.Collected)),
            Kind.Late => new HitLate(
                id, at, officer, shift, crossing, entry, HitMessages.ToHit(message.Late.Hit), message.Late.ListVersion),
            _ => new HitAnswered(id, at, officer, shift, crossing, entry),
        };
    }

    private static Collected ToCollected(HitCollectedMessage message) =>
        new(message.Route, message.Companions, message.Vehicle, message.Baggage, message.Words);
}
