using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.Interchange;

public sealed class TransmissionTests
{
    private static readonly string[] Types = ["PAXLST", "PNRGOV", "CUSRES", "PAORES"];

    [Fact]
    public void A_list_gives_its_interchange_group_and_message()
    {
        var transmission = Read(Specimens.Paxlst);
        var interchange = Assert.Single(transmission.Interchanges);
        Assert.True(interchange.HasServiceString);
        Assert.Equal((0, Specimens.Paxlst.Length), (interchange.Offset, interchange.Length));
        var header = interchange.Header!;
        Assert.Equal(("UNOA", "4", "APIS"), (header.Syntax, header.SyntaxVersion, header.ApplicationReference));
        Assert.Equal(new Party("UTOAIR", "ZZ", ""), header.Sender);
        Assert.Equal(new Party("UTOBORDER", "ZZ", ""), header.Recipient);
        Assert.Equal(new DateTime(2026, 11, 29, 6, 31, 0), header.Prepared.Moment);
        var group = Assert.Single(interchange.Groups);
        Assert.Equal(("PAXLST", "G1", "UN", "D", "05B"), (group.Header.MessageType, group.Header.Reference,
            group.Header.Agency, group.Header.Version, group.Header.Release));
        var message = Assert.Single(interchange.Messages);
        Assert.Equal(
            new MessageHeader("M1", "PAXLST", "D", "05B", "UN", "IATA", "UT0123/261129/1200", "01", "F"),
            message.Header);
        Assert.Same(group, message.Group);
        Assert.Equal((18, 18), (message.SegmentCount, message.Trailer!.DeclaredCount));
        Assert.StartsWith("UNH+M1", Specimens.Paxlst[message.Offset..], StringComparison.Ordinal);
        Assert.EndsWith("UNT+18+M1'", Specimens.Paxlst[..(message.Offset + message.Length)], StringComparison.Ordinal);
        Assert.Empty(transmission.Diagnostics);
        Assert.Empty(transmission.Noise);
    }

    [Fact]
    public void Every_field_of_the_interchange_header_has_its_place()
    {
        var header = Read("UNB+UNOB:3+A:1:x+B:2:y+20261129:1200+ 7 +secret:AA+APP+P+1+AGR+1'UNZ+0+7'")
            .Interchanges[0].Header!;
        Assert.Equal(new Party("A", "1", "x"), header.Sender);
        Assert.Equal(new Party("B", "2", "y"), header.Recipient);
        Assert.Equal(new DateTime(2026, 11, 29, 12, 0, 0), header.Prepared.Moment);
        Assert.Equal(("7", "APP", "P", "1", "AGR", "1"), (header.ControlReference, header.ApplicationReference,
            header.Priority, header.AcknowledgementRequest, header.Agreement, header.TestIndicator));
        Assert.DoesNotContain("secret", header.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrappers_are_kept_as_noise()
    {
        var text = "QU UTOBRXH\r\n" + Specimens.Paxlst + "\r\nsecured\r\n";
        var noise = Read(text).Noise;
        Assert.Equal([new NoiseSpan(0, 12), new NoiseSpan(12 + Specimens.Paxlst.Length, 11)], noise);
    }

    [Fact]
    public void Parts_of_one_set_may_be_several_interchanges_of_one_transmission()
    {
        var transmission = Read(Specimens.Paxlst + Specimens.Paxlst + Specimens.Cusres + Specimens.TypeB);
        Assert.Equal(4, transmission.Interchanges.Count);
        Assert.Equal(["PAXLST", "PAXLST", "CUSRES", "PAXLST"],
            transmission.Interchanges.Select(interchange => Assert.Single(interchange.Messages).Header.Type));
        Assert.Equal(Severity.Information, transmission.Diagnostics.Worst);
    }

    [Theory]
    [InlineData("UNT+18", "UNT+17", DiagnosticCode.SegmentCountDiffers)]
    [InlineData("UNT+18", "UNT+x", DiagnosticCode.SegmentCountDiffers)]
    [InlineData("UNT+18+M1", "UNT+ 0018 + M1 ", null)]
    [InlineData("UNT+18+M1", "UNT+18+M2", DiagnosticCode.ReferenceDiffers)]
    [InlineData("UNT+18+M1", "UNT+18", DiagnosticCode.ReferenceMissing)]
    [InlineData("UNE+1", "UNE+2", DiagnosticCode.MessageCountDiffers)]
    [InlineData("UNE+1+G1", "UNE+1+G2", DiagnosticCode.ReferenceDiffers)]
    [InlineData("UNZ+1", "UNZ+2", DiagnosticCode.InterchangeCountDiffers)]
    [InlineData("UNZ+1+REF0001", "UNZ+1+REF01", DiagnosticCode.ReferenceDiffers)]
    [InlineData("UNT+18+M1'", "", DiagnosticCode.MessageTrailerMissing)]
    [InlineData("UNE+1+G1'", "", DiagnosticCode.GroupTrailerMissing)]
    [InlineData("UNZ+1+REF0001'", "", DiagnosticCode.InterchangeTrailerMissing)]
    [InlineData("UNE+1+G1'", "UNE+1+G1'UNT+18+M1'", DiagnosticCode.TrailerWithoutHeader)]
    [InlineData("UNE+1+G1'", "UNE+1+G1'UNE+1+G1'", DiagnosticCode.TrailerWithoutHeader)]
    [InlineData("UNOA", "XXXX", DiagnosticCode.SyntaxUnknown)]
    public void A_wrong_count_or_reference_and_a_missing_trailer_are_warnings(
        string right, string wrong, DiagnosticCode? code)
    {
        var transmission = Read(Specimens.Paxlst.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(code is null ? [] : [code.Value], transmission.Diagnostics.Select(found => found.Code));
        Assert.Equal(code is null ? null : Severity.Warning, transmission.Diagnostics.Worst);
        Assert.Equal("PAXLST", transmission.Interchanges[0].Messages[0].Header.Type);
    }

    [Fact]
    public void Messages_without_an_interchange_header_are_read()
    {
        var text = Specimens.Paxlst[Specimens.Paxlst.IndexOf("UNH", StringComparison.Ordinal)..];
        var transmission = Read(text);
        var interchange = Assert.Single(transmission.Interchanges);
        Assert.Null(interchange.Header);
        Assert.Equal(18, Assert.Single(interchange.Messages).SegmentCount);
        Assert.Equal(
            [
                DiagnosticCode.SeparatorsInferred, DiagnosticCode.InterchangeHeaderMissing,
                DiagnosticCode.TrailerWithoutHeader, DiagnosticCode.TrailerWithoutHeader,
            ],
            transmission.Diagnostics.Select(found => found.Code));
    }

    [Fact]
    public void Without_groups_the_trailer_counts_messages()
    {
        const string Message = "UNH+1+PAXLST:D:05B:UN'BGM+745'UNT+3+1'";
        Assert.Equal([DiagnosticCode.SeparatorsInferred],
            Read("UNB+UNOA:4+A+B+261129:0631+7'" + Message + Message + "UNZ+2+7'").Diagnostics
                .Select(found => found.Code));
    }

    [Fact]
    public void Segments_between_messages_are_reported_once_and_belong_to_none()
    {
        var transmission = Read("UNB+UNOA:4+A+B'BGM+1'BGM+2'UNH+1+PAXLST:D:05B:UN'BGM+745'UNT+3+1'UNZ+1+'");
        Assert.Equal(3, transmission.Interchanges[0].Messages[0].SegmentCount);
        Assert.Single(transmission.Diagnostics, found => found.Code == DiagnosticCode.SegmentOutsideMessage);
        Assert.Equal(Severity.Error, transmission.Diagnostics.Worst);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n \r\n")]
    [InlineData("An e-mail about UNB and other tags.")]
    public void Bytes_without_an_interchange_give_a_transmission_without_one(string text)
    {
        var transmission = Read(text);
        Assert.Empty(transmission.Interchanges);
        Assert.Equal(
            text.Length > 0, transmission.Diagnostics.Any(found => found.Code == DiagnosticCode.NoInterchange));
        Assert.Equal(text.Trim().Length > 0 ? 1 : 0, transmission.Noise.Count);
    }

    [Fact]
    public void Messages_beyond_the_limit_are_noise()
    {
        const string One = "UNH+1+PAXLST:D'UNT+2+1'";
        var text = "UNB+UNOA:4+A+B'" + string.Concat(Enumerable.Repeat(One, EdifactLimits.Messages + 2));
        var transmission = Read(text);
        Assert.Equal(EdifactLimits.Messages, transmission.Interchanges[0].Messages.Count);
        Assert.Equal([new NoiseSpan(text.Length - (2 * One.Length), 2 * One.Length)], transmission.Noise);
        Assert.Equal(Severity.Error, transmission.Diagnostics.Worst);
    }

    [Fact]
    public void A_message_beyond_the_limit_is_reported_and_read()
    {
        var filler = "FTX+AAA+++PADDING'\n"u8;
        var segments = (EdifactLimits.MessageBytes / filler.Length) + 1;
        var head = Specimens.Bytes("UNB+UNOA:4+A+B+261129:0631+7'UNH+1+PAXLST:D'");
        var tail = Specimens.Bytes($"UNT+{segments + 2}+1'UNZ+1+7'");
        var bytes = new byte[head.Length + (segments * filler.Length) + tail.Length];
        head.CopyTo(bytes, 0);
        for (var number = 0; number < segments; number++)
            filler.CopyTo(bytes.AsSpan(head.Length + (number * filler.Length)));
        tail.CopyTo(bytes, bytes.Length - tail.Length);
        var transmission = Transmission.Read(bytes);
        Assert.Equal(
            [DiagnosticCode.SeparatorsInferred, DiagnosticCode.MessageTooLong],
            transmission.Diagnostics.Select(found => found.Code));
        Assert.Equal(segments + 2, transmission.Interchanges[0].Messages[0].SegmentCount);
    }

    [Fact]
    public void Diagnostics_are_kept_up_to_the_limit_and_counted_beyond_it()
    {
        var many = string.Concat(Enumerable.Repeat("lower'", EdifactLimits.Diagnostics + 5));
        var diagnostics = Read("UNB+UNOA:4+A+B'UNH+1+PAXLST:D'" + many).Diagnostics;
        Assert.Equal(EdifactLimits.Diagnostics, diagnostics.Count);
        Assert.True(diagnostics.Dropped >= 5);
    }

    [Fact]
    public void Every_sample_gives_its_messages()
    {
        foreach (var name in Samples.NamesOrSkip())
        {
            var messages = Transmission.Read(Samples.Read(name)).Interchanges
                .SelectMany(interchange => interchange.Messages).ToList();
            var message = Assert.Single(messages);
            Assert.Contains(message.Header.Type, Types);
            Assert.NotNull(message.Trailer);
        }
    }

    [Fact]
    public void Every_sample_has_the_segments_that_its_trailer_or_another_program_counts()
    {
        var names = Samples.NamesOrSkip();
        var miscounted = Samples.MiscountedFiles();
        Assert.NotEmpty(miscounted);
        foreach (var name in names)
        {
            var message = Transmission.Read(Samples.Read(name)).Interchanges[0].Messages[0];
            Assert.Equal(
                miscounted.TryGetValue(name, out var counted) ? counted : message.Trailer!.DeclaredCount,
                message.SegmentCount);
        }
    }

    private static Transmission Read(string text) => Transmission.Read(Specimens.Bytes(text));
}
