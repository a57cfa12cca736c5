using System.Text;
using Bmis.Edifact.Cusres;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Paxlst;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Cusres;

public sealed class CusresTests
{
    private const int Seed = 20261129;

    private const string Answer =
        "UNB+SIRE:4+UTOB+UT+261129:0700+X0001++IAPI\"\nUNG+CUSRES+UTOB+UT+261129:0700+1+UN+D:05B\"\n"
        + "UNH+A1+CUSRES:D:05B:UN:IATA+X+01:F\"\nBGM+962\"\nRFF+TN:0000100\"\nRFF+AF:UT123\"\n"
        + "DTM+189:2611291620:201\"\nDTM+232:2611292035:201\"\nLOC+125+UTA\"\nLOC+87+UTB\"\nERP+2\"\n"
        + "RFF+AVF:ABC123\"\nRFF+ABO:P1\"\nERC+0Z\"\nFTX+AAP+++OK TO BOARD\"\nERP+2\"\nRFF+AVF:ABC123\"\nRFF+ABO:P2\"\n"
        + "ERC+1Z\"\nFTX+AAP+++DO NOT BOARD:CALL 555 1\"\nUNT+19+A1\"\nUNE+1+1\"\nUNZ+1+X0001\"\n";

    [Fact]
    public void An_answer_says_of_each_person_whether_they_may_board()
    {
        var (answer, _) = Read(Answer);
        Assert.Equal(("962", "0000100"), (answer.Document, answer.Transaction));
        var flight = Assert.Single(answer.Flights);
        Assert.Equal(("UT123", "UTA", "UTB"), (flight.Reference, flight.Places[0].Code, flight.Places[1].Code));
        Assert.Equal(new DateTime(2026, 11, 29, 16, 20, 0), flight.Dates[0].Value);
        Assert.Equal(
            ["2 ABC123 P1 0Z OK TO BOARD", "2 ABC123 P2 1Z DO NOT BOARD|CALL 555 1"],
            answer.Verdicts.Select(one => $"{one.Scope} {one.ReferenceOf("AVF")} {one.ReferenceOf("ABO")} "
                + $"{one.Codes.Single()} {string.Join('|', one.Texts.Single())}"));
        Assert.Equal("[verdict]", answer.Verdicts[0].ToString());
    }

    [Theory]
    [InlineData("BGM+962'ERP+1'ERC+118'", "1  118")]
    [InlineData("BGM+132'ERP+2'ERC+1Z'RFF+ABO:P1'ERP+2'RFF+ABO:P2'FTX+AAP+++X'ERC+0Z'", "2 P1 1Z;2 P2 0Z")]
    [InlineData("BGM+312'", "")]
    public void The_order_of_a_groups_segments_says_nothing(string segments, string expected)
    {
        var (answer, _) = Read($"UNH+1+CUSRES:D:05B:UN'{segments}UNT+9+1'");
        Assert.Equal(expected, string.Join(';', answer.Verdicts.Select(one =>
            $"{one.Scope} {one.ReferenceOf("ABO")} {one.Codes.Single()}")));
    }

    [Fact]
    public void An_answer_is_written_as_it_is_read()
    {
        var (answer, message) = Read(Answer);
        Assert.Equal(Answer, Write(answer, message));
        var usual = AnswerEnvelope.To(message, new(2026, 11, 29, 7, 0, 0)) with
        {
            Delimiters = Delimiters.Usual, HasServiceString = true, GroupReference = "", Syntax = "UNOA",
        };
        var text = Encoding.ASCII.GetString(CusresWriter.Write(answer, usual));
        Assert.StartsWith("UNA:+.? 'UNB+UNOA:4+UT+UTOB+261129:0700+X0001++IAPI'UNH+", text, StringComparison.Ordinal);
        Assert.EndsWith("UNT+19+A1'UNZ+1+X0001'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_partners_syntax_cannot_carry_is_refused_before_anything_is_sent()
    {
        var (answer, message) = Read(Answer);
        var envelope = AnswerEnvelope.To(message, new(2026, 11, 29, 7, 0, 0));
        var foreign = answer with { Verdicts = [new("1", [], ["1Z"], [["\u00C5"]])] };
        Assert.Throws<ArgumentException>(() => CusresWriter.Write(foreign, envelope));
    }

    [Fact]
    public void Random_answers_are_read_as_they_were_written()
    {
        var random = new Random(Seed);
        var (_, message) = Read(Answer);
        for (var turn = 0; turn < 500; turn++)
        {
            var answer = new CarrierAnswer
            {
                Document = "962",
                References = [new("TN", Text(random), "", "")],
                Flights = [],
                Verdicts = [.. Enumerable.Range(0, random.Next(5)).Select(_ => new Verdict(
                    "2", [new("ABO", Text(random), "", "")], [Text(random)], [[Text(random), Text(random)]]))],
            };
            var (read, _) = Read(Write(answer, message));
            Assert.Equal(answer.Transaction, read.Transaction);
            Assert.Equal(answer.Verdicts.Select(Shown), read.Verdicts.Select(Shown));
        }
    }

    [Fact]
    public void Recorded_answers_of_others_are_written_as_they_were_recorded()
    {
        var answers = 0;
        foreach (var name in Samples.NamesOrSkip().Where(name => name.Contains("CUSRES", StringComparison.Ordinal)))
        {
            // The macros of the dialogue's script stand where dates and references would.
            var recorded = Encoding.Latin1.GetString(Samples.Read(name))
                .Replace("$(yymmdd)", "261129", StringComparison.Ordinal)
                .Replace("$(yymmdd +1)", "261130", StringComparison.Ordinal)
                .Replace("$(hhmi)", "0700", StringComparison.Ordinal)
                .Replace("$(get ediref_paxlst)", "11085B", StringComparison.Ordinal)
                .Replace("$(get pax_id", "P", StringComparison.Ordinal);
            var (answer, message) = Read(recorded);
            Assert.NotEmpty(answer.Verdicts);
            Assert.Equal(recorded.TrimEnd(), Write(answer, message).TrimEnd());
            answers++;
        }

        Assert.Equal(9, answers);
    }

    [Fact]
    public void Every_broken_answer_is_read_without_an_exception()
    {
        var random = new Random(Seed);
        byte[][] material = [.. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(Answer)];
        var verdicts = 0;
        for (var number = 0; number < 50_000; number++)
        {
            var transmission = Transmission.Read(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
            foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages).Where(CusresReader.IsOne))
                verdicts += CusresReader.Read(transmission, message, new DiagnosticList()).Verdicts.Count;
        }

        Assert.InRange(verdicts, 1_000, int.MaxValue);
    }

    private static (CarrierAnswer Answer, ReceivedMessage Message) Read(string text)
    {
        var transmission = Transmission.Read(Specimens.Bytes(text));
        var message = Assert.Single(transmission.Interchanges.SelectMany(one => one.Messages));
        return (CusresReader.Read(transmission, message, new DiagnosticList()), message);
    }

    // The envelope of an answer is made from a request, whose sender it goes to; here from the answer itself.
    private static string Write(CarrierAnswer answer, ReceivedMessage message)
    {
        var envelope = AnswerEnvelope.To(message, new(2026, 11, 29, 7, 0, 0));
        return Encoding.Latin1.GetString(CusresWriter.Write(
            answer, envelope with { Sender = envelope.Recipient, Recipient = envelope.Sender, BreaksLines = true }));
    }

    private static string Shown(Verdict one) =>
        $"{one.Scope}/{one.ReferenceOf("ABO")}/{one.Codes[0]}/{string.Join('|', one.Texts[0])}";

    private static string Text(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => "ABZ09:+?'\"*-/"[random.Next(13)])]);
}
