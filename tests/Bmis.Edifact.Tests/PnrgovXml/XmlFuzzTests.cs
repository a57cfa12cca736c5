using System.Text;
using Bmis.Edifact.Filtering;
using Bmis.Edifact.Interchange;
using Bmis.Edifact.Pnrgov;
using Bmis.Edifact.Tests.Interchange;

namespace Bmis.Edifact.Tests.PnrgovXml;

/// <summary>XML as senders, networks and attackers break it.</summary>
public sealed class XmlFuzzTests
{
    private const int Seed = 20261129;
    private const int Cases = 50_000;
    private const int Large = 1024 * 1024;

    private static readonly byte[][] Material =
    [
        Notifications.Bytes(Notifications.Whole), Encoding.Unicode.GetBytes(Notifications.Small),
        Notifications.Bytes("mail\r\n" + Notifications.Small + "bye"),
        Notifications.Bytes("<PNR>" + Notifications.Booking + "</PNR>"),
        Notifications.Bytes(Notifications.Head + "<PNR>\u00dc<![CDATA[&]]>&#52;<!--x--></PNR>" + Notifications.Tail),
    ];

    [Fact]
    public void Fifty_thousand_broken_pushes_end_in_a_grade()
    {
        var random = new Random(Seed);
        var grades = new int[5];
        for (var number = 0; number < Cases; number++)
        {
            var bytes = XmlMutator.Of(
                Material[random.Next(Material.Length)], Material[random.Next(Material.Length)], random);
            foreach (var grade in Grades(bytes))
                grades[(int)grade]++;
        }

        // Pushes that are still whole, and those that are not: neither door may be the only one that is used.
        Assert.InRange(grades[(int)Grade.A] + grades[(int)Grade.B], Cases / 20, Cases);
        Assert.InRange(grades[(int)Grade.D], Cases / 20, Cases);
    }

    // A reader that looks at a character more than a fixed number of times does not come to an end here.
    [Theory]
    [InlineData("", "<IATA_PNRGOV_NotifRQ ")]
    [InlineData("", "IATA_PNRGOV_NotifRQ ")]
    [InlineData("", "<a xmlns='http://www.iata.org/IATA/2007/00'/>")]
    [InlineData("", "http://www.iata.org/IATA/2007/00 ")]
    [InlineData("<IATA_PNRGOV_NotifRQ>", "<PNR/>")]
    [InlineData("<IATA_PNRGOV_NotifRQ>", "<PNR>")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR>", "<Passenger><Surname>A</Surname></Passenger>")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR ", "a='1' ")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR a='", "&#49;")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR>", "4111 ")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR>", "<![CDATA[")]
    [InlineData("<IATA_PNRGOV_NotifRQ><PNR>\u00dc", "\r\n")]
    [InlineData("<?xml ", "<?xml ")]
    [InlineData("<IATA_PNRGOV_NotifRQ>", "</IATA_PNRGOV_NotifRQ><?xml?><IATA_PNRGOV_NotifRQ>")]
    public void Time_grows_with_the_bytes_alone(string head, string repeated)
    {
        var bytes = Notifications.Bytes(
            head + string.Concat(Enumerable.Repeat(repeated, Large / repeated.Length)));
        Assert.NotNull(Grades(bytes));
        Assert.Equal(bytes.Length, IngestFilter.Of(bytes).Bytes.Length);
    }

    private static List<Grade> Grades(byte[] bytes)
    {
        var copy = IngestFilter.Of(bytes);
        Assert.Equal(bytes.Length, copy.Bytes.Length);
        Assert.False(IngestFilter.Of(copy.Bytes).IsChanged);
        var transmission = CarrierMessages.Read(copy.Bytes);
        var grades = new List<Grade>();
        foreach (var message in transmission.Interchanges.SelectMany(one => one.Messages).Where(PnrgovReader.IsOne))
        {
            var found = new DiagnosticList();
            var push = PnrgovReader.Read(transmission, message, found);
            grades.Add(Grading.Of(transmission, message, found));
            Assert.InRange(message.Offset + message.Length, 0, bytes.Length);
            Assert.All(push.Bookings, one => Assert.InRange(
                one.Offset, message.Offset, message.Offset + message.Length - one.Length));
        }

        return grades;
    }
}
