using System.Text;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Receiving;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Bookings in XML on their way into the warehouse: as those of segments.</summary>
public sealed class PassengerXmlTests : IAsyncLifetime
{
    private PassengerBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await PassengerBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_push_in_XML_becomes_a_picture_and_replaces_an_earlier_one_of_segments()
    {
        await _bench.SendAsync(CarrierMessages.Push(1, "ERIKSSON", "OLSEN"));
        var receipt = await _bench.SendAsync(CarrierMessages.Xml(2, "", "ERIKSSON", "HANSEN"));
        var tally = await _bench.TallyAsync(receipt);
        Assert.Equal(("taken", "", 1, 2, 2),
            (tally.State, tally.Reason, tally.Messages, tally.Travellers, tally.Bookings));
        Assert.Equal(["bookings ERIKSSON ANNAMRS", "bookings HANSEN ANNAMRS"], await _bench.CurrentAsync());
        await _bench.SendAsync(CarrierMessages.Push(3, "OLSEN"));
        Assert.Equal(["bookings OLSEN ANNAMRS"], await _bench.CurrentAsync());
        Assert.Equal(1, await _bench.ScalarAsync<int>("select count(*)::int from flight"));
        Assert.Equal("A A A", await _bench.ScalarAsync<string>(
            "select string_agg(grade, ' ') from passenger_message"));
    }

    [Fact]
    public async Task What_is_kept_is_the_masked_copy_and_a_booking_lies_in_it()
    {
        var sent = CarrierMessages.Xml(1, "<SSR SSRCode=\"VGML\"><Text>NO EGGS</Text></SSR>", "ERIKSSON");
        var kept = await _bench.KeptAsync(await _bench.SendAsync(sent));
        Assert.Equal(sent.Length, kept.Length);
        Assert.Contains("AccountNbr=\"XXXXXXXXXXXX1111\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("VGML", kept, StringComparison.Ordinal);
        Assert.Equal(2, await _bench.ScalarAsync<int>(
            "select count(distinct reason)::int from passenger_masking"));
        var (offset, length) = await _bench.BookingPlaceAsync();
        Assert.StartsWith("<PNR>", kept.Substring(offset, length), StringComparison.Ordinal);
        Assert.EndsWith("</PNR>", kept.Substring(offset, length), StringComparison.Ordinal);
        var view = await _bench.Get<BookingStore>().FindAsync(
            await _bench.ScalarAsync<Guid>("select booking_id from booking"),
            new(true, true, true, null),
            isRevealed: false,
            Cancellation);
        Assert.Contains(view!.Message, one => one.Text.Contains("ERIKSSON</Surname>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<Bad>", "xml")]
    [InlineData("&who;", "xml")]
    public async Task What_cannot_be_read_to_its_end_is_held_and_takes_nobody_off_the_flight(
        string before, string reason)
    {
        await _bench.SendAsync(CarrierMessages.Xml(1, "", "ERIKSSON"));
        var tally = await _bench.TallyAsync(await _bench.SendAsync(CarrierMessages.Xml(2, before, "OLSEN")));
        Assert.Equal(("held", reason, 0), (tally.State, tally.Reason, tally.Travellers));
        Assert.Equal(["bookings ERIKSSON ANNAMRS"], await _bench.CurrentAsync());
    }

    [Theory]
    [InlineData("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>", "xml")]
    [InlineData("<?xml version='1.0'?>", "xml")]
    [InlineData("<order/>", "type")]
    [InlineData("<PNR><Passenger><Surname>A</Surname></Passenger></PNR>", "envelope")]
    public async Task What_is_no_push_is_held_with_a_word_why(string sent, string reason)
    {
        var tally = await _bench.TallyAsync(await _bench.SendAsync(sent));
        Assert.Equal(("held", reason, 0), (tally.State, tally.Reason, tally.Travellers));
    }

    [Fact]
    public async Task A_push_in_two_bytes_a_character_within_a_mail_counts_too()
    {
        var receipt = await _bench.Get<TransmissionDoor>().ReceiveAsync(
            Encoding.BigEndianUnicode.GetBytes("\r\n" + CarrierMessages.Xml(1, "", "ERIKSSON")), "UT", "verb",
            Cancellation);
        await _bench.TakeAsync();
        Assert.Equal(("taken", 1), ((await _bench.TallyAsync(receipt)).State,
            (await _bench.TallyAsync(receipt)).Travellers));
        var mail = Encoding.UTF8.GetBytes(
            "From: ops@example.org\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html"
            + "\r\n\r\n<html><body>See below<br></body></html>\r\n--b\r\nContent-Type: text/xml\r\n\r\n"
            + CarrierMessages.Xml(2, "", "OLSEN") + "\r\n--b--\r\n");
        Assert.Contains("OLSEN", Encoding.UTF8.GetString(
            Assert.Single(await MailFile.TransmissionsInAsync(mail, Cancellation))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sample_ends_in_a_state_with_a_reason_and_nothing_waits()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("BMIS_TEST_DATA") ?? "", "passenger-data");
        if (!Directory.Exists(folder))
            Assert.Skip("BMIS_TEST_DATA does not lead to the sample messages of passenger data.");
        var (files, held) = (0, new List<string>());
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order())
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            var receipt = await _bench.Get<TransmissionDoor>().ReceiveAsync(bytes, "UT", "verb", Cancellation);
            await _bench.TakeAsync();
            var tally = await _bench.TallyAsync(receipt);
            Assert.Contains(tally.State, (string[])["taken", "held"]);
            Assert.Equal(tally.State == "held", tally.Reason.Length > 0);
            files++;
            if (tally.State == "held")
                held.Add($"{Path.GetRelativePath(folder, file)} {tally.Reason}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{files} files\n" + string.Join('\n', held));
        Assert.DoesNotContain(held, one => one.EndsWith(" fault", StringComparison.Ordinal));
        Assert.Equal(0, await _bench.ScalarAsync<int>(
            "select count(*)::int from passenger_transmission where state = 'waiting'"));
        // Each is there once, by the same bytes, with its copy; what is held has its original too.
        Assert.Equal(files, await _bench.ScalarAsync<int>(
            "select sum(times_received)::int from passenger_transmission where kept is not null"));
        Assert.Equal(0, await _bench.ScalarAsync<int>(
            "select count(*)::int from passenger_transmission where state = 'held' and raw is null"));
        Assert.InRange(await _bench.ScalarAsync<int>("select count(*)::int from passenger"), 200, int.MaxValue);
    }
}
