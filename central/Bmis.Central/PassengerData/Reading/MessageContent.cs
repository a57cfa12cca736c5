using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Pnrgov;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>What a message says and how it is taken in.</summary>
internal sealed record MessageContent
{
    public required MessageKind Kind { get; init; }

    /// <summary>How well it was sent (facts sheet, robustness policy).</summary>
    public required Grade Grade { get; init; }

    /// <summary>What is wrong or odd: of the message itself and of what it lies in.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }

    public FlightFacts? Flight { get; init; }

    /// <summary>Everybody in it, those of bookings too.</summary>
    public IReadOnlyList<TravellerFacts> Travellers { get; init; } = [];

    public IReadOnlyList<BookingFacts> Bookings { get; init; } = [];

    /// <summary>What is to be done, such as CL or XF for the status of a flight (BGM 1004, MSG 1225).</summary>
    public string Function { get; init; } = "";

    /// <summary>How many the sender says there are on the flight or in the push; null when not said.</summary>
    public int? Total { get; init; }

    /// <summary>How many of those that the total counts are in it: bookings, passengers, or crew.</summary>
    public int Counted => Kind switch
    {
        _ when Bookings.Count > 0 || Kind == MessageKind.Bookings => Bookings.Count,
        MessageKind.Crew => Travellers.Count(one => one.Role is not ("FL" or "DDU")),
        _ => Travellers.Count(one => one.Role is not ("FM" or "DDT")),
    };

    /// <summary>What an answer of a carrier says; null for every other message.</summary>
    public CarrierAnswer? Answer { get; init; }

    /// <summary>
    /// Whether it is XML that was not read to its end; what is missing would seem to be off the flight.
    /// </summary>
    public bool IsUnreadableXml => Findings.Any(one => IsOfXml(one.Code));

    /// <summary>Whether a finding says that XML could not be read to its end.</summary>
    public static bool IsOfXml(DiagnosticCode code) => code is DiagnosticCode.XmlMalformed
        or DiagnosticCode.XmlDocumentType or DiagnosticCode.XmlTooDeep;

    /// <summary>Reads a message of a transmission.</summary>
    public static MessageContent Of(Transmission transmission, ReceivedMessage message)
    {
        var found = new DiagnosticList();
        var content = Read(transmission, message, found);
        return content with
        {
            Grade = content.Kind == MessageKind.Foreign ? Grade.E : Grading.Of(transmission, message, found),
            Findings = [.. transmission.Diagnostics.Where(one => Grading.IsAbout(one, message)), .. found],
        };
    }

    private static MessageContent Read(Transmission transmission, ReceivedMessage message, DiagnosticList found)
    {
        if (PaxlstReader.IsOne(message))
            return ListContent.Of(PaxlstReader.Read(transmission, message, found));
        if (PnrgovReader.IsOne(message))
            return PushContent.Of(PnrgovReader.Read(transmission, message, found));
        return new()
        {
            Kind = CusresReader.IsOne(message) ? MessageKind.Answer : MessageKind.Foreign,
            Grade = Grade.E,
            Findings = [],
            Answer = CusresReader.IsOne(message) ? CusresReader.Read(transmission, message, found) : null,
        };
    }
}
