using System.Text;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>XML is known by what it is, wherever it lies; whatever is wrong with it ends in a grade.</summary>
public sealed class RecognitionTests
{
    private static readonly string Whole = Notifications.Whole;
    private static readonly string Bare = Whole[(Whole.IndexOf("?>", StringComparison.Ordinal) + 2)..].TrimStart();

    [Theory]
    [InlineData("", "")]
    [InlineData("\r\n \t", "\n")]
    [InlineData("From: a@b <ops@example.org>\r\nSubject: PNR\r\n\r\nDear all,\r\n", "\r\n-- \r\nsecured by nobody\r\n")]
    [InlineData("\u0001QU UTOBRXH\r\n.UTOCAXH 290631\r\n\u0002", "\u0003")]
    [InlineData("<html><body><p>see below<br>", "</body>")]
    public void A_push_is_found_within_whatever_surrounds_it(string before, string behind)
    {
        foreach (var text in new[] { Whole, Bare })
        {
            var bytes = Notifications.Bytes(before + text + behind);
            var (transmission, message, push, found) = Notifications.Read(bytes);
            Assert.Equal(2, Assert.Single(push.Bookings).Names.Count);
            Assert.True(Grading.Of(transmission, message, found) <= Grade.B);
            Assert.Equal(before.Trim().Length + behind.Trim().Length > 0, transmission.Noise.Count > 0);
        }
    }

    [Fact]
    public void An_envelope_of_a_web_service_is_none_of_ours_and_each_push_in_it_counts()
    {
        var text = "<?xml version='1.0'?><s:Envelope xmlns:s='urn:soap'><s:Body>"
            + Bare + Bare.Replace("FlightNumber=\"123\"", "FlightNumber=\"124\"", StringComparison.Ordinal)
            + "</s:Body></s:Envelope>";
        var transmission = CarrierMessages.Read(Notifications.Bytes(text));
        Assert.Equal(
            ["123", "124"],
            transmission.Interchanges.Select(one => PnrgovReader.Read(
                transmission, one.Messages[0], new()).Flight!.Number));
        Assert.Equal(2, CarrierMessages.Read(Notifications.Bytes(Whole + Whole)).Interchanges.Count);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    [InlineData("iso-8859-1", false)]
    [InlineData("windows-1252", false)]
    public void Each_encoding_is_read(string name, bool hasMark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = Whole.Replace("UTF-8", name, StringComparison.Ordinal)
            .Replace("<Surname>ERIKSSON", "<Surname>\u00c5KESSON", StringComparison.Ordinal);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var (transmission, message, push, found) = Notifications.Read(bytes);
        Assert.Equal("\u00c5KESSON", push.Bookings[0].Names[0].Surname);
        Assert.Equal(Grade.A, Grading.Of(transmission, message, found));
    }

    [Fact]
    public void What_is_no_utf_8_is_read_as_windows_1252_and_told()
    {
        var bytes = Encoding.Latin1.GetBytes(
            Whole.Replace("<Surname>ERIKSSON", "<Surname>\u00c5KESSON", StringComparison.Ordinal));
        var (transmission, message, push, found) = Notifications.Read(bytes);
        Assert.Equal("\u00c5KESSON", push.Bookings[0].Names[0].Surname);
        Assert.Contains(transmission.Diagnostics, one => one.Code == DiagnosticCode.ReadAsWindows1252);
    }

    [Theory]
    [InlineData("</PNRs>", "", DiagnosticCode.XmlMalformed)]
    [InlineData("<Surname>", "<Surname>&who;", DiagnosticCode.XmlMalformed)]
    [InlineData("<Surname>", "<Surname>\u0001", DiagnosticCode.XmlMalformed)]
    [InlineData("<IATA_", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><IATA_",
        DiagnosticCode.XmlDocumentType)]
    public void What_cannot_be_read_to_its_end_is_held(string from, string to, DiagnosticCode code)
    {
        var at = Whole.IndexOf(from, StringComparison.Ordinal);
        var transmission = CarrierMessages.Read(
            Notifications.Bytes(Whole[..at] + to + Whole[(at + from.Length)..]));
        Assert.Contains(transmission.Diagnostics, one => one.Code == code);
        foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages))
            Assert.Equal(Grade.D, Grading.Of(transmission, message, new()));
    }

    [Fact]
    public void Depth_and_entities_have_limits()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000));
        var transmission = CarrierMessages.Read(Notifications.Bytes(
            Whole.Replace("<PNRs", deep + "<PNRs", StringComparison.Ordinal)));
        var found = Assert.Single(transmission.Diagnostics, one => one.Code == DiagnosticCode.XmlTooDeep);
        Assert.InRange(found.Offset, 1, Notifications.Head.Length + (3 * EdifactLimits.XmlDepth));
        const string laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>";
        Assert.Contains(
            CarrierMessages.Read(Notifications.Bytes(laughs + Bare)).Diagnostics,
            one => one.Code == DiagnosticCode.XmlDocumentType);
    }

    [Theory]
    [InlineData(DiagnosticCode.XmlNamespaceForeign, " xmlns=\"http://www.iata.org/IATA/2007/00\"", "", Grade.B)]
    [InlineData(DiagnosticCode.OriginatorMissing, "<Originator AirlineCode=\"UT\" SystemCode=\"UTS\"/>", "", Grade.B)]
    [InlineData(DiagnosticCode.DateUnreadable, "2026-11-30T07:15", "2026-13-30T07:15", Grade.B)]
    [InlineData(DiagnosticCode.TransportMissing, "FlightLeg", "Leg", Grade.D)]
    [InlineData(DiagnosticCode.NameMissing, "<Surname>ERIKSSON</Surname>", "<Surname/>", Grade.A)]
    public void What_departs_from_the_form_is_told(DiagnosticCode code, string from, string to, Grade grade)
    {
        var text = Whole.Replace(from, to, StringComparison.Ordinal);
        if (code == DiagnosticCode.NameMissing)
            (text, grade) = (text.Replace("<GivenName>ANNAMRS</GivenName>", "", StringComparison.Ordinal), Grade.B);
        var (transmission, message, _, found) = Notifications.Read(Notifications.Bytes(text));
        Assert.Contains(found, one => one.Code == code);
        Assert.Equal(grade, Grading.Of(transmission, message, found));
    }

    [Fact]
    public void Other_documents_are_messages_of_another_type_and_segments_stay_segments()
    {
        var other = CarrierMessages.Read("<?xml version='1.0'?><order><line/></order>"u8.ToArray());
        Assert.Contains(
            CarrierMessages.Read("<?xml version='1.0'?>"u8.ToArray()).Diagnostics,
            one => one.Code == DiagnosticCode.XmlMalformed);
        Assert.Equal("XML order", other.Interchanges[0].Messages[0].Header.Type);
        foreach (var specimen in Specimens.All)
            Assert.Equal(
                Transmission.Read(Specimens.Bytes(specimen)).Interchanges.Count,
                CarrierMessages.Read(Specimens.Bytes("<wrap>" + specimen + "<!-- " + Bare + "-->")).Interchanges.Count);
    }

    [Fact]
    public void Lines_of_a_push_are_its_tags()
    {
        var bytes = Notifications.Bytes(Bare);
        var lines = Bmis.Edifact.PnrgovXml.XmlLines.Of(bytes, Notifications.Read(bytes).Message);
        Assert.Contains(lines, one => one.Text == "<ArrivalAirport LocationCode=\"UTB\"/>");
        Assert.All(lines, one => Assert.StartsWith(
            one.Text, Bare[one.Offset..].TrimStart(), StringComparison.Ordinal));
    }
}
