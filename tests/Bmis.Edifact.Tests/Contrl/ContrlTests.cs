using System.Text;
using Bmis.Edifact.Contrl;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.Contrl;

public sealed class ContrlTests
{
    private const int Seed = 20261129;
    private static readonly DateTime Prepared = new(2026, 11, 29, 7, 5, 0);

    [Theory]
    [InlineData("", false, null)]
    [InlineData("", true, SyntaxAction.Acknowledged)]
    [InlineData("++1", false, SyntaxAction.Acknowledged)]
    [InlineData("++2", false, SyntaxAction.Received)]
    [InlineData("++0", false, null)]
    public void An_acknowledgement_is_sent_when_the_sender_or_the_profile_asks(
        string behind, bool byProfile, SyntaxAction? expected) =>
        Assert.Equal(expected, Acknowledging.Asked(Only(Sent(behind)).Interchanges[0], byProfile));

    [Theory]
    [InlineData("UNB+UNOA:4+A+B+261129:0631+R+++++1'UNH+1+CONTRL:D:4:UN'UCI+X+B+A+7'UNT+3+1'UNZ+1+R'")]
    [InlineData("UNH+1+PAXLST:D:05B:UN'BGM+745'UNT+3+1'")]
    [InlineData("UNB+UNOA:4++B+261129:0631+R+++++1'UNH+1+PAXLST:D:05B:UN'BGM+745'UNT+3+1'UNZ+1+R'")]
    public void A_CONTRL_is_never_acknowledged_nor_is_what_has_no_sender(string text)
    {
        var transmission = Only(text);
        Assert.Null(Acknowledging.Asked(transmission.Interchanges[0], byProfile: true));
        Assert.Null(Acknowledging.Of(
            transmission, transmission.Interchanges[0], AcknowledgementDecision.Acknowledged, byProfile: true));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("++1", SyntaxAction.Rejected)]
    [InlineData("++2", SyntaxAction.Received)]
    public void Who_asks_for_nothing_or_a_receipt_is_told_no_more(string behind, SyntaxAction? expected)
    {
        var transmission = Only(Sent(behind));
        var report = Acknowledging.Of(
            transmission, transmission.Interchanges[0], AcknowledgementDecision.Reject(SyntaxError.Duplicate));
        Assert.Equal(expected, report?.Level.Action);
    }

    [Fact]
    public void It_goes_back_in_the_separators_and_the_syntax_in_which_the_interchange_came() => Assert.Equal(
        "UNA:+.? 'UNB+UNOA:4+UTOBORDER:ZZ+UTOAIR:ZZ+261129:0705+C1++APIS++++1'UNH+1+CONTRL:D:4:UN'"
        + "UCI+REF1+UTOAIR:ZZ+UTOBORDER:ZZ+7'UNT+3+1'UNZ+1+C1'",
        Answer(Sent("++1++1"), AcknowledgementDecision.Acknowledged));

    [Theory]
    [InlineData("UNA:(.) -UNB(UNOA:3(A(B(20261129:0631(R-UNH(1(PAXLST:D:02B:UN-BGM(745-UNT(3(1-UNZ(1(R-",
        "UNA:(.) -UNB(UNOA:3(B(A(20261129:0705(C1-UNH(1(CONTRL:D:3:UN-UCI(R(A(B(8-UNT(3(1-UNZ(1(C1-")]
    [InlineData("UNB+UNOA:1+\u00e5+B+261129:0631+r?+1'UNH+1+PAXLST:D:02B:UN'BGM+745'UNT+3+1'UNZ+1+r?+1'",
        "UNB+UNOA:1+B+\u00c3\u00a5+261129:0705+C1'UNH+1+CONTRL:D:3:UN'UCI+r?+1+\u00c3\u00a5+B+8'UNT+3+1'UNZ+1+C1'")]
    public void Other_separators_dates_and_repertoires_are_kept(string received, string expected) =>
        Assert.Equal(expected, Answer(received, AcknowledgementDecision.Received));

    [Theory]
    [InlineData(SyntaxError.Duplicate, "4+26+UNB+6")]
    [InlineData(SyntaxError.SenderUnknown, "4+23+UNB+3")]
    [InlineData(SyntaxError.RecipientNotActual, "4+7+UNB+4")]
    [InlineData(SyntaxError.TestNotSupported, "4+25+UNB+12")]
    [InlineData(SyntaxError.SyntaxUnsupported, "4+2+UNB+2")]
    [InlineData(SyntaxError.Unspecified, "4+18")]
    public void A_rejection_names_its_reason_and_where_UNB_holds_it(SyntaxError reason, string expected) =>
        Assert.Contains(
            $"UCI+REF1+UTOAIR:ZZ+UTOBORDER:ZZ+{expected}'UNT+3+1'",
            Answer(Sent(""), AcknowledgementDecision.Reject(reason)), StringComparison.Ordinal);

    [Theory]
    [InlineData("UNZ+1", "UNZ+2", "4+29+UNZ+2'UNT")]
    [InlineData("UNZ+1+REF1", "UNZ+1+REF2", "4+28+UNZ+3'UNT")]
    [InlineData("UNZ+1+REF1", "UNZ+1", "4+13+UNZ+3'UNT")]
    [InlineData("UNZ+1+REF1'", "", "4+13+UNZ'UNT")]
    [InlineData("UNOA:4", "UNOX:4", "4+2+UNB+2'UNT")]
    [InlineData("UTOAIR:ZZ", "UTOAIR:Z\u00c5", "4+21+UNB+3:2'UNT")]
    [InlineData("UTOAIR:ZZ", "utoair:ZZ", "4+18'UNT")]
    [InlineData("UNT+6", "UNT+7", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4+29+UNT+2'UNT")]
    [InlineData("UNT+6+M1", "UNT+6+M2", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4+28+UNT+3'UNT")]
    [InlineData("UNT+6+M1'", "", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4+13+UNT'UNT")]
    [InlineData("NAT+2", "nat+2", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4'UCS+5+15'UNT")]
    [InlineData("BGM+745'", "", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4+29+UNT+2'UCS+1+13'UNT")]
    [InlineData("ERIKSSON:ANNA", "ERIKSSON:\u00c5NNA", "4'UCM+M1+PAXLST:D:05B:UN:IATA+4'UCS+4'UCD+21+5:2'UNT")]
    [InlineData("UNT+6+M1'", "UNT+6+M1'UNT+1+M1'", "4+13+UNH'UNT")]
    public void A_fault_is_told_with_its_place(string from, string to, string expected)
    {
        var text = Sent("").Replace(from, to, StringComparison.Ordinal);
        var answer = Answer(text, AcknowledgementDecision.Reject());
        Assert.Contains($"+UTOBORDER:ZZ+{expected}+", answer[answer.IndexOf("UCI", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_its_separators_cannot_carry_gets_no_answer()
    {
        var transmission = Only("UNA:+.  'UNB+UNOA:3+A+B+261129:0631+R:1'UNH+1+PAXLST:D:02B:UN'BGM+745'UNT+3+1'");
        var interchange = transmission.Interchanges[0];
        var report = Acknowledging.Of(
            transmission, interchange, AcknowledgementDecision.Received, byProfile: true)!;
        Assert.Null(ContrlWriter.Write(report, interchange, Prepared, "C1"));
    }

    [Fact]
    public void A_message_is_rejected_by_itself_and_within_its_group()
    {
        const string text = "UNB+UNOA:4+A+B+261129:0631+R'UNG+PAXLST+A+B+261129:0631+G1+UN+D:05B'"
            + "UNH+1+PAXLST:D:05B:UN'BGM+745'UNT+3+1'UNH+2+PAXLST:D:05B:UN'BGM+745'UNT+4+2'UNE+2+G1'UNZ+1+R'";
        var transmission = Only(text);
        var second = transmission.Interchanges[0].Messages[1];
        Assert.Contains(
            "UCI+R+A+B+7'UCF+G1+A+B+7'UCM+2+PAXLST:D:05B:UN+4+29+UNT+2'UNT+5+1'",
            Answer(text, _ => AcknowledgementDecision.AllBut([second]), transmission), StringComparison.Ordinal);
        Assert.Contains(
            "UCI+R+A+B+4+29+UNZ+2'UNT",
            Answer(text.Replace("UNZ+1", "UNZ+3", StringComparison.Ordinal)
                .Replace("UNT+4", "UNT+3", StringComparison.Ordinal), AcknowledgementDecision.Reject()),
            StringComparison.Ordinal);
        Assert.Contains(
            "UCI+R+A+B+4+18'UCF+G1+A+B+4+29+UNE+2'UNT",
            Answer(text.Replace("UNE+2", "UNE+3", StringComparison.Ordinal)
                .Replace("UNT+4", "UNT+3", StringComparison.Ordinal), AcknowledgementDecision.Reject()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_reads_as_it_was_meant()
    {
        var random = new Random(Seed);
        var received = Only(Sent("")).Interchanges[0];
        for (var turn = 0; turn < 500; turn++)
        {
            var report = Random(random);
            var transmission = Transmission.Read(ContrlWriter.Write(report, received, Prepared, "C1")!);
            var message = Assert.Single(transmission.Interchanges[0].Messages);
            Assert.True(ContrlReader.IsOne(message));
            var own = new DiagnosticList();
            var read = ContrlReader.Read(transmission, message, own);
            Assert.Equal(Shown(report), Shown(read));
            Assert.Empty(own);
            Assert.Empty(transmission.Diagnostics);
        }
    }

    [Fact]
    public void A_report_without_UCI_and_segments_out_of_place_cost_nothing_else()
    {
        var own = new DiagnosticList();
        var transmission = Only("UNH+1+CONTRL:D:3:UN'UCS+1'UCM+7+PAXLST+4+99'UCD+1+2'UCS+X+12'UCD+12+3:1'UNT+1+1'");
        var read = ContrlReader.Read(transmission, transmission.Interchanges[0].Messages[0], own);
        Assert.Equal((SyntaxAction.None, ""), (read.Level.Action, read.InterchangeReference));
        var message = Assert.Single(read.Messages);
        Assert.Equal((SyntaxAction.Rejected, (SyntaxError)99), (message.Level.Action, message.Level.Error));
        var segment = Assert.Single(message.Segments);
        Assert.Equal((null, SyntaxError.InvalidValue), (segment.Position, segment.Error));
        Assert.Equal(new ElementReport(SyntaxError.InvalidValue, 3, 1), Assert.Single(segment.Elements));
        Assert.Equal(
            [DiagnosticCode.SegmentWithoutPlace, DiagnosticCode.SegmentWithoutPlace,
                DiagnosticCode.DocumentCodeMissing],
            own.Select(one => one.Code));
    }

    [Fact]
    public void Every_broken_interchange_is_acknowledged_and_every_broken_CONTRL_read_without_an_exception()
    {
        var random = new Random(Seed);
        byte[][] material =
        [
            .. Specimens.All.Select(Specimens.Bytes), Specimens.Bytes(Sent("++1")),
            Specimens.Bytes(Answer(Sent("").Replace("UNT+6", "UNT+7", StringComparison.Ordinal),
                AcknowledgementDecision.Reject())),
        ];
        var (answers, read) = (0, 0);
        for (var number = 0; number < 50_000; number++)
        {
            var transmission = Transmission.Read(Mutator.Of(
                material[random.Next(material.Length)], material[random.Next(material.Length)], random));
            foreach (var interchange in transmission.Interchanges)
            {
                if (Acknowledging.Of(
                    transmission, interchange, AcknowledgementDecision.Reject(), byProfile: true) is { } report)
                    answers += Written(report, interchange);
                foreach (var message in interchange.Messages.Where(ContrlReader.IsOne))
                    read += ContrlReader.Read(transmission, message, new DiagnosticList()).Messages.Count;
            }
        }

        Assert.InRange(answers, 10_000, int.MaxValue);
        Assert.InRange(read, 1_000, int.MaxValue);
    }

    private static int Written(SyntaxReport report, ReceivedInterchange interchange) =>
        ContrlWriter.Write(report, interchange, Prepared, "C1") is { Length: > 0 } ? 1 : 0;

    private static string Sent(string behindApplication) =>
        $"UNA:+.? 'UNB+UNOA:4+UTOAIR:ZZ+UTOBORDER:ZZ+261129:0631+REF1++APIS{behindApplication}'"
        + "UNH+M1+PAXLST:D:05B:UN:IATA+UT1'BGM+745'TDT+20+UT123'"
        + "NAD+FL+++ERIKSSON:ANNA'NAT+2+UTO'UNT+6+M1'UNZ+1+REF1'";

    private static Transmission Only(string text) => Transmission.Read(Specimens.Bytes(text));

    private static string Answer(string text, AcknowledgementDecision decision) =>
        Answer(text, _ => decision, Only(text));

    private static string Answer(
        string text, Func<ReceivedInterchange, AcknowledgementDecision> decide, Transmission transmission)
    {
        var interchange = transmission.Interchanges[0];
        var own = new DiagnosticList();
        if (!text.Contains("BGM", StringComparison.Ordinal))
            own.Add(DiagnosticCode.DocumentCodeMissing, interchange.Messages[0].Offset);
        foreach (var message in interchange.Messages)
            ReadTexts(transmission, message, own);
        var report = Acknowledging.Of(transmission, interchange, decide(interchange), byProfile: true, own)!;
        return Encoding.Latin1.GetString(ContrlWriter.Write(report, interchange, Prepared, "C1")!);
    }

    private static void ReadTexts(Transmission transmission, ReceivedMessage message, DiagnosticList own)
    {
        var text = new TextDecoder(message.Interchange.CharacterSet, own);
        using var reader = message.Open(transmission.Bytes.Span);
        while (reader.Read())
            for (var index = 0; index < reader.Current.Count; index++)
                for (var component = 0; component < reader.Current[index].Count; component++)
                    text.Text(reader.Current[index][component]);
    }

    private static SyntaxReport Random(Random random) => new()
    {
        InterchangeReference = $"R{random.Next()}?+",
        Sender = new("A", "ZZ", ""),
        Recipient = new("B", "", "X"),
        Level = Level(random),
        Messages = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Message(random))],
        Groups = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new GroupReport(
            $"G{random.Next()}", new("A", "", ""), new("B", "", ""), Level(random),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => Message(random))]))],
    };

    private static MessageReport Message(Random random) => new(
        $"M{random.Next()}", "PAXLST", "D", "05B", "UN", "IATA", Level(random),
        [.. Enumerable.Range(1, random.Next(1, 4)).Select(position => new SegmentReport(
            position, (SyntaxError)random.Next(41),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => new ElementReport(
                SyntaxError.InvalidValue, random.Next(1, 9), random.Next(2) == 0 ? null : random.Next(1, 9)))]))]);

    private static LevelReport Level(Random random) => random.Next(3) switch
    {
        0 => new(SyntaxAction.Acknowledged),
        1 => new(SyntaxAction.Rejected, SyntaxError.CountDiffers, "UNT", 2),
        _ => new(SyntaxAction.Rejected, SyntaxError.InvalidCharacter, "UNB", 3, 2),
    };

    private static string Shown(SyntaxReport report) => $"{report.InterchangeReference} {report.Sender} "
        + $"{report.Recipient} {report.Level}\n{string.Join('\n', report.Messages.Select(Shown))}\n"
        + string.Join('\n', report.Groups.Select(one =>
            $"{one.Reference} {one.Sender} {one.Recipient} {one.Level} "
            + string.Join('\n', one.Messages.Select(Shown))));

    private static string Shown(MessageReport one) => $"{one.Reference} {one.Type} {one.Version} {one.Release} "
        + $"{one.Agency} {one.Association} {one.Level} " + string.Join(';', one.Segments.Select(segment =>
            $"{segment.Position} {segment.Error} {string.Join(',', segment.Elements)}"));
}
