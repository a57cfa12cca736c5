using Bmis.Crossings.Decisions;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Google.Protobuf;

namespace Bmis.Crossings.Contracts;

/// <summary>Writes histories, and the question about one, and reads them back.</summary>
public static class HistoryContract
{
    /// <summary>Name of the feed, and of the topic of the question.</summary>
    public const string Feed = "history";

    /// <summary>Most items of one page or answer.</summary>
    public const int MostItems = 2000;

    private static readonly int LastDay = DateOnly.MaxValue.DayNumber;

    /// <summary>The items as protobuf bytes.</summary>
    public static byte[] Write(IEnumerable<HistoryItem> items)
    {
        var message = new HistoryMessage();
        message.Items.AddRange(items.Select(ToMessage));
        return message.ToByteArray();
    }

    /// <summary>Reads items; hostile bytes give a problem, never an exception.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IReadOnlyList<HistoryItem> items, out string problem)
    {
        (items, problem) = ([], "");
        try
        {
            var message = HistoryMessage.Parser.ParseFrom(bytes);
            if (message.Items.Count > MostItems) problem = "items.count";
            var read = new List<HistoryItem>();
            foreach (var one in message.Items)
            {
                if (problem.Length == 0 && TryItem(one, out var item, out problem)) read.Add(item!);
            }

            if (problem.Length > 0) return false;
            items = read;
            return true;
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "payload.not-protobuf";
            return false;
        }
    }

    /// <summary>The question as protobuf bytes.</summary>
    public static byte[] Question(Traveller? traveller, TravelDocument? document) => new HistoryQuestionMessage
    {
        Traveller = traveller is null ? null : CrossingMessages.ToMessage(traveller),
        Document = document is null ? null : CrossingMessages.ToMessage(document with { Mrz = "" }),
    }.ToByteArray();

    /// <summary>Reads a question; hostile bytes give false.</summary>
    public static bool TryQuestion(ReadOnlySpan<byte> bytes, out Traveller? traveller, out TravelDocument? document)
    {
        (traveller, document) = (null, null);
        try
        {
            var message = HistoryQuestionMessage.Parser.ParseFrom(bytes);
            return CrossingMessages.TryTraveller(message.Traveller, out traveller, out _)
                && CrossingMessages.TryDocument(message.Document, out document, out _);
        }
        catch (InvalidProtocolBufferException)
        {
            return false;
        }
    }

    private static HistoryItemMessage ToMessage(HistoryItem item) => new()
    {
        CrossingId = ByteString.CopyFrom(item.Past.CrossingId.ToByteArray(bigEndian: true)),
        At = UnixTime.ToMicroseconds(item.Past.At),
        Day = item.Past.Day.DayNumber,
        PostCode = item.Past.PostCode,
        Direction = (Direction)item.Past.Direction,
        Decision = item.Past.Decision.Code,
        Category = item.Past.Category,
        Traveller = item.Past.Traveller is { } traveller ? CrossingMessages.ToMessage(traveller) : null,
        Document = item.Past.Document is { } document ? CrossingMessages.ToMessage(document) : null,
        Complete = item.IsComplete,
    };

    private static bool TryItem(HistoryItemMessage message, out HistoryItem? item, out string problem)
    {
        item = null;
        problem = Problem(message);
        if (problem.Length > 0) return false;
        if (!CrossingMessages.TryTraveller(message.Traveller, out var traveller, out problem)) return false;
        if (!CrossingMessages.TryDocument(message.Document, out var document, out problem)) return false;
        item = new(
            new PastCrossing(
                new Guid(message.CrossingId.Span, bigEndian: true),
                UnixTime.FromMicroseconds(message.At)!.Value,
                DateOnly.FromDayNumber(message.Day),
                message.PostCode,
                (Records.Direction)message.Direction,
                DecisionCode.Parse(message.Decision).Value,
                message.Category,
                traveller,
                document),
            message.Complete);
        return true;
    }

    private static string Problem(HistoryItemMessage message)
    {
        if (message.CrossingId.Length != 16) return "crossing_id.length";
        if (UnixTime.FromMicroseconds(message.At) is null) return "at.range";
        if (message.Day < 0 || message.Day > LastDay) return "day.range";
        if (!Enum.IsDefined((Records.Direction)message.Direction)) return "direction.unknown";
        return DecisionCode.Parse(message.Decision).Succeeded ? "" : "decision.unknown";
    }
}
