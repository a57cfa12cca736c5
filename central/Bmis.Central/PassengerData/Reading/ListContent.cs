using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Central.PassengerData.Reading;

/// <summary>What a passenger or crew list says (PAXLST).</summary>
internal static class ListContent
{
    // UNB 0026 of requests before boarding, each of which is about some persons and never about a whole flight.
    private const string Interactive = "IAPI";

    private const string PassengerTotal = "42";
    private const string CrewTotal = "41";
    private const string Embarked = "178";
    private const string Destination = "179";

    public static MessageContent Of(PassengerList list)
    {
        var kind = KindOf(list);
        var counted = kind == MessageKind.Crew ? CrewTotal : PassengerTotal;
        return new()
        {
            Kind = kind,
            Grade = Grade.E,
            Findings = [],
            Flight = FlightFacts.Of(list),
            Travellers = [.. list.Persons.Select(Traveller)],
            Function = list.Function,
            Total = list.Totals.Where(one => one.Qualifier == counted).Select(one => one.Value).FirstOrDefault(),
        };
    }

    // BGM 1001 and 1004 (WCO/IATA/ICAO guide; the functions of changes are those of interactive API).
    private static MessageKind KindOf(PassengerList list) => (list.Document, list.Function) switch
    {
        ("266", "CLOB") => MessageKind.OnBoard,
        ("266", "CLNB") => MessageKind.NotOnBoard,
        ("266", _) => MessageKind.Status,
        (_, "XR") => MessageKind.Removed,
        (_, "CP" or "RP") => MessageKind.Change,
        _ when list.Message.Interchange.Header?.ApplicationReference == Interactive => MessageKind.Change,
        ("250" or "336", _) => MessageKind.Crew,
        _ => MessageKind.Passengers,
    };

    private static TravellerFacts Traveller(ListedPerson one) => new()
    {
        Role = one.Role,
        Surname = one.Surname,
        GivenNames = one.GivenNames,
        OtherNames = one.NamesWithoutBlanks.Count > 0
            ? [new(one.NamesWithoutBlanks[0], [.. one.NamesWithoutBlanks.Skip(1)])]
            : [],
        Birth = Iso.Of(one.Birth?.Day, one.Birth?.Text),
        Sex = one.Sex,
        Nationalities = one.Nationalities,
        Documents =
        [
            .. one.Documents.Select(document => new DocumentFacts(
                document.Type,
                document.Number,
                document.IssuingState,
                Iso.Of(document.Expiry?.Day, document.Expiry?.Text))),
        ],
        References =
        [
            .. one.References.Select(reference => new ReferenceFacts(reference.Qualifier, reference.Value)),
        ],
        From = one.PlaceOf(Embarked),
        To = one.PlaceOf(Destination),
        Place = (one.Offset, one.Length),
    };
}
