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
    private readonly List<(AskedPerson Person, string Word)> _words = [];

    /// <summary>The keys of the persons that are asked about; null for everybody of the flight.</summary>
    public byte[][]? Keys { get; } = Request.Kind is RequestKind.CancelFlight or RequestKind.Close
        ? null
        : [.. Request.Persons.Select(one => Seal.Index("i|" + one.Key)!)];

    public string Outcome => Request.Kind switch
    {
        RequestKind.Unreadable => "unreadable",
        RequestKind.Exception => "exception",
        RequestKind.Check => "answered",
        _ => "status",
    };

    /// <summary>How the persons stand who change.</summary>
    public IReadOnlyList<PersonRow> After(IReadOnlyList<PersonRow> before) => Request.Kind switch
    {
        RequestKind.Check => [.. Request.Persons.Select((one, place) => Checked(one, Keys![place], before))],
        RequestKind.Cancel or RequestKind.CancelFlight => [.. before.Select(Cancelled)],
        _ => [],
    };

    /// <summary>The answer, once <see cref="After"/> has decided.</summary>
    public byte[] Answer(IReadOnlyList<PersonRow> after)
    {
        var writer = new AnswerWriter(Rules, Policy, Now.UtcDateTime);
        return Request.Kind switch
        {
            RequestKind.Unreadable => writer.OfWhole(Request, "unreadable"),
            RequestKind.Exception => writer.OfWhole(Request, "exception"),
            RequestKind.Check when after.Count == _words.Count =>
                writer.OfPersons(Request, AnswerWriter.Response, _words),
            _ => writer.OfWhole(Request, "accepted"),
        };
    }

    public override string ToString() => "[request]";

    private PersonRow Checked(AskedPerson person, byte[] key, IReadOnlyList<PersonRow> before)
    {
        var known = before.FirstOrDefault(one => one.PersonKey.AsSpan().SequenceEqual(key));
        var document = Seal.Index(person.DocumentsKey);
        var arrival = Request.ArrivalDay ?? DateOnly.FromDateTime(Now.UtcDateTime);
        var standing = known?.Standing(document);
        var decision = standing ?? BoardingDecision.Of(person.Facts, arrival, Rules, Policy, Now);
        var status = BoardingMachine.Answered(known?.Status(), Request.Transaction, decision.Outcome);
        _words.Add((person, decision.Word));
        var id = known?.PersonId ?? Guid.CreateVersion7(Now);
        return new()
        {
            PersonId = id,
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
        };
    }

    private static PersonRow Cancelled(PersonRow row) => row with
    {
        State = BoardingText.Of(BoardingMachine.After(row.Status(), new BoardingEvent.Cancelled())!.State),
        AwaitsDesk = false,
    };
}
