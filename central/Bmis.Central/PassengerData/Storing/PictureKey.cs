using System.Globalization;
using Bmis.Central.PassengerData.Reading;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Which picture a message is a part of, and which part.</summary>
internal sealed record PictureKey
{
    public Guid FlightId { get; init; }

    /// <summary>api or pnr.</summary>
    public string Source { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Sender { get; init; } = "";

    /// <summary>What all parts of a set have in common; empty when there are none.</summary>
    public string Reference { get; init; } = "";

    public DateTime PreparedAt { get; init; }

    public DateTime ReceivedAt { get; init; }

    /// <summary>The number of the part; 0 of one that breaks off, which makes no picture whole.</summary>
    public int Part { get; init; } = 1;

    /// <summary>Whether no part follows it.</summary>
    public bool IsLast { get; init; } = true;

    /// <summary>Where a message that says who is on a flight belongs.</summary>
    public static PictureKey Of(ReadMessage read, Guid flight, DateTime receivedAt)
    {
        var header = read.Message.Header;
        var breaksOff = read.Message.Trailer is null && !read.Message.Interchange.IsXml;
        var hasPart = int.TryParse(
            header.SequenceOfTransfers, NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part > 0;
        return new()
        {
            FlightId = flight,
            Source = read.Content.Bookings.Count > 0 || read.Content.Kind == MessageKind.Bookings ? "pnr" : "api",
            Subject = SubjectOf(read.Content.Kind),
            Sender = read.Sender,
            Reference = header.CommonAccessReference,
            PreparedAt = read.Prepared ?? receivedAt,
            ReceivedAt = receivedAt,
            Part = breaksOff ? 0 : hasPart ? part : 1,
            IsLast = !breaksOff && (!hasPart || header.FirstAndLast.Contains('F', StringComparison.Ordinal)),
        };
    }

    private static string SubjectOf(MessageKind kind) => kind switch
    {
        MessageKind.Crew => "crew",
        MessageKind.Bookings => "bookings",
        MessageKind.Change => "change",
        MessageKind.Removed => "removed",
        MessageKind.OnBoard => "on-board",
        MessageKind.NotOnBoard => "not-on-board",
        _ => "passengers",
    };
}
