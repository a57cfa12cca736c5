using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>
/// Writes answers (CUSRES). They hold what the carrier has sent, codes, and the fixed texts of the table of codes, and
/// nothing else: so no reason can be in them.
/// </summary>
internal sealed class AnswerWriter(BoardingRules rules, PartnerPolicy policy, DateTime now)
{
    /// <summary>An answer (1001).</summary>
    public const string Response = "962";

    /// <summary>One that nobody asked for (1001).</summary>
    public const string Unsolicited = "132";

    private const string AnyReference = "1";

    // Bytes of a piece of free text (4440 in this use).
    private const int PieceLength = 70;

    /// <summary>An answer about the whole message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="word">accepted, exception or unreadable.</param>
    public byte[] OfWhole(InteractiveRequest request, string word) =>
        Write(request, Response, [Said(Verdict.Everybody, [], word)]);

    /// <summary>An answer about persons, each with the word of the table for him or her.</summary>
    public byte[] OfPersons(
        InteractiveRequest request, string document, IEnumerable<(AskedPerson Person, string Word)> persons) =>
        Write(request, document,
        [
            .. persons.Select(one => Said(Verdict.OnePerson, one.Person.References, one.Word)),
        ]);

    private Verdict Said(string scope, IReadOnlyList<ListedReference> references, string word)
    {
        var code = rules.CodeOf(policy, word);
        return new(scope, references, [code.Code], code.Words.Length == 0 ? [] : [Pieces(code.Words)]);
    }

    private byte[] Write(InteractiveRequest request, string document, IReadOnlyList<Verdict> verdicts)
    {
        var answer = new CarrierAnswer
        {
            Document = document,
            References = [.. request.List?.References.Where(one => one.Qualifier == PaxlstCodes.Transaction) ?? []],
            Flights = [.. request.List?.Transports.Select(Flight) ?? []],
            Verdicts = verdicts,
        };
        var envelope = Envelope(request.Message);
        try
        {
            return CusresWriter.Write(answer, envelope);
        }
        catch (ArgumentException)
        {
            // What the carrier sent does not fit what it declared: it gets it back in a set that holds everything.
            return CusresWriter.Write(
                answer, envelope with { Syntax = "UNOW", Delimiters = Delimiters.Usual, HasServiceString = true });
        }
    }

    private AnswerEnvelope Envelope(ReceivedMessage? request)
    {
        if (request is not null)
            return AnswerEnvelope.To(request, now) is { MessageReference.Length: > 0 } envelope
                ? envelope
                : AnswerEnvelope.To(request, now) with { MessageReference = AnyReference };
        var nobody = new Party("", "", "");
        return new()
        {
            Sender = nobody,
            Recipient = nobody with { Code = policy.PartnerId },
            Prepared = new($"{now:yyMMdd}", $"{now:HHmm}"),
            ControlReference = AnyReference,
            MessageReference = AnyReference,
            ApplicationReference = "IAPI",
        };
    }

    private static AnsweredFlight Flight(ListedTransport transport) => new(
        transport.Reference,
        [
            .. transport.Places.SelectMany(place => place.Dates)
                .OrderBy(date => date.Qualifier, StringComparer.Ordinal),
        ],
        transport.Places);

    private static string[] Pieces(string words) =>
        [.. words.Chunk(PieceLength).Select(piece => new string(piece))];
}
