using Bmis.Central.PassengerData.Reading;
using Bmis.Edifact;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>A message of the dialogue as it was read; any bytes give one. It prints as <c>[request]</c>.</summary>
internal sealed record InteractiveRequest
{
    /// <summary>Persons of one request (facts sheet: ten and one more are two requests).</summary>
    public const int MostPersons = 10;

    private const string Passengers = "745";
    private const string FlightStatus = "266";
    private const string AcknowledgementCode = "312";

    private static readonly string[] Echoed = [PaxlstCodes.Locator, PaxlstCodes.Passenger];

    public required RequestKind Kind { get; init; }

    /// <summary>The message; null when there is none.</summary>
    public ReceivedMessage? Message { get; init; }

    /// <summary>The list that it is; null for an acknowledgement or none.</summary>
    public PassengerList? List { get; init; }

    public FlightFacts? FlightFacts { get; init; }

    public FlightKey? Flight { get; init; }

    public IReadOnlyList<AskedPerson> Persons { get; init; } = [];

    public CarrierAnswer? Acknowledgement { get; init; }

    /// <summary>The transaction as it was sent; empty when it was not.</summary>
    public string Transaction => List?.References
        .FirstOrDefault(one => one.Qualifier == PaxlstCodes.Transaction)?.Value ?? "";

    /// <summary>The day by which documents must be valid.</summary>
    public DateOnly? ArrivalDay => (FlightFacts?.Arrival ?? FlightFacts?.Departure) is { } moment
        ? DateOnly.FromDateTime(moment)
        : null;

    /// <summary>Whether persons' states hang on it.</summary>
    public bool IsAboutPersons => Kind is RequestKind.Check or RequestKind.Cancel or RequestKind.CancelFlight
        or RequestKind.Close or RequestKind.OnBoard;

    /// <summary>
    /// Reads a message. What is kept of persons comes from the copy without what nobody may keep; what the carrier gets
    /// back comes from its own bytes.
    /// </summary>
    public static InteractiveRequest Read(ReadOnlyMemory<byte> bytes, FilteredCopy copy)
    {
        var transmission = CarrierMessages.Read(copy.Bytes);
        var message = Only(transmission);
        if (message is not null && CusresReader.IsOne(message))
            return Acknowledging(transmission, message);
        if (message is null || !PaxlstReader.IsOne(message))
            return new() { Kind = RequestKind.Unreadable, Message = message };
        var sent = copy.IsChanged ? CarrierMessages.Read(bytes) : transmission;
        return Asking(MessageContent.Of(transmission, message), sent, copy.IsChanged ? Only(sent)! : message);
    }

    public override string ToString() => "[request]";

    private static InteractiveRequest Acknowledging(Transmission transmission, ReceivedMessage message)
    {
        var answer = CusresReader.Read(transmission, message, []);
        return answer.Document == AcknowledgementCode
            ? new() { Kind = RequestKind.Acknowledgement, Message = message, Acknowledgement = answer }
            : new() { Kind = RequestKind.Unreadable, Message = message };
    }

    private static InteractiveRequest Asking(MessageContent content, Transmission sent, ReceivedMessage message)
    {
        var list = PaxlstReader.Read(sent, message, []);
        var read = new InteractiveRequest
        {
            Kind = KindOf(list),
            Message = message,
            List = list,
            FlightFacts = content.Flight,
            Flight = content.Flight?.Key(),
            Persons = [.. content.Travellers.Zip(list.Persons, Asked)],
        };
        return read.IsComplete() ? read : read with { Kind = RequestKind.Exception };
    }

    private static AskedPerson Asked(TravellerFacts facts, ListedPerson sent)
    {
        ListedReference[] echoed = [.. sent.References.Where(one => Echoed.Contains(one.Qualifier))];
        return new(
            facts with
            {
                References =
                [
                    .. echoed.Select(one => new ReferenceFacts(one.Qualifier, one.Value)),
                    .. facts.References.Where(one => !Echoed.Contains(one.Kind)),
                ],
            },
            echoed);
    }

    private static RequestKind KindOf(PassengerList list) => (list.Document, list.Function) switch
    {
        (FlightStatus, "XF") => RequestKind.CancelFlight,
        (FlightStatus, "CL") => RequestKind.Close,
        (FlightStatus, "CLOB") => RequestKind.OnBoard,
        (FlightStatus, "CLNB") => RequestKind.Cancel,
        (FlightStatus, _) => RequestKind.Status,
        (_, "XR") => RequestKind.Cancel,
        (Passengers or "250", _) => RequestKind.Check,
        _ => RequestKind.Exception,
    };

    // Transactions and flights are keys: what no key can be is no request.
    private bool IsComplete() => Kind switch
    {
        RequestKind.Check => HasKeys() && Persons.Count is > 0 and <= MostPersons && HasDistinctPersons(),
        RequestKind.Cancel => HasKeys() && Persons.Count > 0,
        _ => HasKeys(),
    };

    private bool HasKeys() => Flight is { } flight && Transaction.Length is > 0 and <= 70
        && IsPlain(Transaction) && IsPlain(flight.Carrier) && IsPlain(flight.Number) && IsPlain(flight.Origin);

    private bool HasDistinctPersons() => Persons.DistinctBy(one => one.Key).Count() == Persons.Count;

    private static bool IsPlain(string text) => text.Length <= 70 && !text.Any(char.IsControl);

    // One message alone: an answer must be the answer to something.
    private static ReceivedMessage? Only(Transmission transmission) =>
        transmission.Interchanges is [{ Messages: [var message] }] ? message : null;
}
