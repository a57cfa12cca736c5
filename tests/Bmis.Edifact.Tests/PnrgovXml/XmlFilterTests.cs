using System.Text;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>In XML nothing is left of what may not be kept, and everything stays at its place.</summary>
public sealed class XmlFilterTests
{
    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Cards_and_sensitive_services_are_masked_in_a_copy_of_the_same_length(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Notifications.Whole)];
        var copy = IngestFilter.Of(bytes);
        var expected = Notifications.Whole
            .Replace("4111111111111111", "XXXXXXXXXXXX1111", StringComparison.Ordinal)
            .Replace("\"VGML\"", "\"XXXX\"", StringComparison.Ordinal)
            .Replace("<Airline Code=\"UT\"/><Text>NO EGGS<", "<Airline Code=\"XX\"/><Text>XXXXXXX<",
                StringComparison.Ordinal);
        Assert.Equal(expected, encoding.GetString(copy.Bytes.Span[encoding.GetPreamble().Length..]));
        Assert.Equal(bytes.Length, copy.Bytes.Length);
        Assert.Equal((1, 3), (copy.Count(FilterReason.PaymentCard), copy.Count(FilterReason.SensitiveService)));
        Assert.False(IngestFilter.Of(copy.Bytes).IsChanged);
        var entry = copy.Entries.First(one => one.Reason == FilterReason.PaymentCard);
        Assert.Equal("411111111111", encoding.GetString(bytes, entry.Offset, entry.Length));
    }

    [Theory]
    [InlineData("<Remark>CARD 4111 1111 1111 1111</Remark>", "<Remark>CARD XXXX XXXX XXXX 1111</Remark>")]
    [InlineData("<Remark>VISA 41111<!-- -->11111111111</Remark>", "<Remark>VISA XXXXX<!-- -->XXXXXXX1111</Remark>")]
    [InlineData("<Remark>VISA &#52;&#x31;11111111111111</Remark>",
        "<Remark>VISA XXXXXXXXXXXXXXXXXXXXX1111</Remark>")]
    [InlineData("<Remark><![CDATA[VISA 4111111111111111]]></Remark>",
        "<Remark><![CDATA[VISA XXXXXXXXXXXX1111]]></Remark>")]
    [InlineData("<!-- 4111111111111111 -->", "<!-- XXXXXXXXXXXX1111 -->")]
    [InlineData("<Other Some='4111111111111111'/>", "<Other Some='XXXXXXXXXXXX1111'/>")]
    [InlineData("<SSR SSR_Code = 'CTCM'><Text>4111111111111111</Text></SSR>",
        "<SSR SSR_Code = 'CTCM'><Text>XXXXXXXXXXXX1111</Text></SSR>")]
    [InlineData("<BookingRefID ID='4111111111111111'/>", "<BookingRefID ID='4111111111111111'/>")]
    [InlineData("<TicketDocument TicketDocumentNbr='4111111111111111'/>",
        "<TicketDocument TicketDocumentNbr='4111111111111111'/>")]
    [InlineData("<OSI><Text>SSR KSML UT HK1</Text></OSI>", "<OSI><Text>XXXXXXXXXXXXXXX</Text></OSI>")]
    [InlineData("<SSR SSRCode='&#86;GML'/>", "<SSR SSRCode='XXXXXXXX'/>")]
    [InlineData("<SSR SSRCode='VGML' Status='4111111111111111'/>", "<SSR SSRCode='XXXX' Status='XXXXXXXXXXXX1111'/>")]
    [InlineData("<Passenger><Surname>KSML</Surname></Passenger>", "<Passenger><Surname>KSML</Surname></Passenger>")]
    public void Values_are_masked_however_they_are_written(string from, string to)
    {
        var text = Notifications.Head + "<PNR>" + from + "</PNR>" + Notifications.Tail;
        var copy = IngestFilter.Of(Notifications.Bytes(text));
        Assert.Equal(
            Notifications.Head + "<PNR>" + to + "</PNR>" + Notifications.Tail,
            Encoding.UTF8.GetString(copy.Bytes.Span));
        Assert.NotNull(Notifications.Read(copy.Bytes.ToArray()).Message.Interchange.Header);
    }

    [Fact]
    public void The_rest_of_a_broken_push_is_masked_too_and_stays_broken()
    {
        var broken = Notifications.Head + "<PNR><Bad></PNR><SSR SSRCode='VGML'/><x>PAID VISA 4111111111111111</x>";
        var copy = IngestFilter.Of(Notifications.Bytes(broken));
        var text = Encoding.UTF8.GetString(copy.Bytes.Span);
        Assert.DoesNotContain("41111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("VGML", text, StringComparison.Ordinal);
        Assert.Contains(
            CarrierMessages.Read(copy.Bytes).Diagnostics, one => one.Code == DiagnosticCode.XmlMalformed);
    }
}
