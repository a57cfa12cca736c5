using Bmis.Central.PassengerData.Interactive.Boarding;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// What a request does to the persons that it is about, and its answer. It knows no database. It prints as
/// <c>[request]</c>.
/// </summary>
internal sealed record RequestDeciding(
    InteractiveRequest Request,
    string Partner,
    BoardingRules Rules,
    PartnerPolicy Policy,
    InteractiveSeal Seal,
    DateTimeOffset Now)
{
    // What list and rules say hangs on nothing in the warehouse, and is asked before anybody waits for it.
    private readonly IReadOnlyList<BoardingDecision> _decisions =
    [
        .. Request.Kind == RequestKind.Check
            ? Request.Persons.Select(one => BoardingDecision.Of(one.Facts, ArrivalOf(Request, Now), Rules, Policy, Now))
            : [],
    ];

    /// <summary>The keys of the persons that are asked about, each once; null for everybody of the flight.</summary>
    public byte[][]? Keys { get; } = Request.Kind is RequestKind.CancelFlight or RequestKind.Close
        ? null
        : [.. Request.Persons.Select(one => one.Key).Distinct().Select(key => Seal.Index("i|" + key)!)];

    public string Outcome => Request.Kind switch
    {
        RequestKind.Unreadable => "unreadable",
        RequestKind.Exception => "exception",
        RequestKind.Check => "answered",
        _ => "status",
    };

    /// <summary>How the persons stand who change, and the answer.</summary>
    public (IReadOnlyList<PersonRow> Changed, byte[] Answer) Decide(KeptRequest kept)
    {
        var writer = new AnswerWriter(Rules, Policy, Now.UtcDateTime);
        return Request.Kind switch
        {
            RequestKind.Check => Checked(kept, writer),
            RequestKind.Cancel or RequestKind.CancelFlight =>
                ([.. kept.Before.Select(one => Cancelled(one, kept))], writer.OfWhole(Request, "accepted")),
            RequestKind.Unreadable => ([], writer.OfWhole(Request, "unreadable")),
            RequestKind.Exception => ([], writer.OfWhole(Request, "exception")),
            _ => ([], writer.OfWhole(Request, "accepted")),
        };
    }

    public override string ToString() => "[request]";

    private static DateOnly ArrivalOf(InteractiveRequest request, DateTimeOffset now) =>
        request.ArrivalDay ?? DateOnly.FromDateTime(now.UtcDateTime);

    private (IReadOnlyList<PersonRow> Changed, byte[] Answer) Checked(KeptRequest kept, AnswerWriter writer)
    {
        var persons = Request.Persons.Select((one, place) => (Person: one, Result: Checked(one, place, kept)))
            .ToList();
        return (
            persons.ConvertAll(one => one.Result.Row),
            writer.OfPersons(
                Request, AnswerWriter.Response, persons.ConvertAll(one => (one.Person, one.Result.Word))));
    }

    private (PersonRow Row, string Word) Checked(AskedPerson person, int place, KeptRequest kept)
    {
        var key = Keys![place];
        var known = kept.Before.FirstOrDefault(one => one.PersonKey.AsSpan().SequenceEqual(key));
        var document = Seal.Index(person.DocumentsKey);
        var standing = known?.Standing(document);
        var decision = standing ?? _decisions[place];
        var status = BoardingMachine.Answered(known?.Status(), Request.Transaction, decision.Outcome);
        var id = known?.PersonId ?? Guid.CreateVersion7(Now);
        var row = new PersonRow
        {
            PersonId = id,
            FlightId = kept.Flight!.Value,
            PartnerId = Partner,
            PersonKey = key,
            Document = document,
            Transaction = status.Transaction,
            State = BoardingText.Of(status.State),
            Reason = decision.Reason,
            EntryId = decision.EntryId,
            IsDiscreet = decision.IsDiscreet,
            AwaitsDesk = decision.AwaitsDesk,
            DecidedBy = standing is null ? "" : known!.DecidedBy,
            Content = Seal.Seal(id, person.Facts),
            TransmissionId = kept.Id,
            DecidedAt = Now.UtcDateTime,
        };
        return (row, decision.Word);
    }

    private PersonRow Cancelled(PersonRow row, KeptRequest kept) => row with
    {
        TransmissionId = kept.Id,
        DecidedAt = Now.UtcDateTime,
        State = BoardingText.Of(BoardingMachine.After(row.Status(), new BoardingEvent.Cancelled())!.State),
        AwaitsDesk = false,
    };
}
