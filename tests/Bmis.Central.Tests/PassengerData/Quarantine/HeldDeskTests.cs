using Bmis.Central.PassengerData.Quarantine;
using Bmis.Central.PassengerData.Receiving;

namespace Bmis.Central.Tests.PassengerData.Quarantine;

/// <summary>What an owner does about what is held, against a real warehouse.</summary>
public sealed class HeldDeskTests : IAsyncLifetime
{
    private PassengerBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private HeldDesk Desk => _bench.Get<HeldDesk>();

    public async ValueTask InitializeAsync() => _bench = await PassengerBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_failed_is_read_again_and_counts_once()
    {
        var receipt = await _bench.ReceiveAsync(CarrierMessages.List(1, ["ERIKSSON", "BERG"]));
        await HoldAsync("fault");
        Assert.Equal(1, await Desk.ReplayAsync(receipt.Transmission, null, Cancellation));
        await _bench.TakeAsync();
        Assert.Equal(("taken", 2), await StateAsync(receipt));
        Assert.Equal(0, await Desk.ReplayAsync(receipt.Transmission, null, Cancellation));
    }

    [Fact]
    public async Task Of_what_was_taken_in_part_the_rest_is_read_again_and_nobody_is_there_twice()
    {
        var receipt = await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]) + WithoutFlight(2, "BERG"));
        Assert.Equal(("held", 1), await StateAsync(receipt));
        Assert.Equal(1, await Desk.ReplayAsync(null, "flight", Cancellation));
        await _bench.TakeAsync();
        Assert.Equal(("held", 1), await StateAsync(receipt));
        Assert.Equal(
            "held stored",
            await _bench.ScalarAsync<string>(
                "select string_agg(outcome, ' ' order by outcome) from passenger_message"));
    }

    [Fact]
    public async Task A_mended_text_is_another_transmission_and_the_held_one_is_closed()
    {
        var receipt = await _bench.SendAsync(WithoutFlight(1, "ERIKSSON"));
        var view = (await _bench.Get<QuarantineStore>().FindAsync(receipt.Transmission, Cancellation))!;
        Assert.Equal(("held", "flight"), (view.Line.State, view.Line.Reason));
        var text = view.Mendable!.Replace("BGM+745'", "BGM+745'TDT+20+UT123+++UT'", StringComparison.Ordinal);
        var mended = await Desk.MendAsync(receipt.Transmission, text, "anna", Cancellation);
        Assert.NotNull(mended);
        await _bench.TakeAsync();
        Assert.Equal(("taken", 1), await StateAsync(new(mended.Value, IsRepeated: false)));
        var closed = (await _bench.Get<QuarantineStore>().FindAsync(receipt.Transmission, Cancellation))!.Line;
        Assert.Equal(("closed", mended, "anna"), (closed.State, closed.MendedBy, closed.ClosedBy));
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task Whoever_was_stopped_in_the_midst_of_mending_does_it_again()
    {
        var receipt = await _bench.SendAsync(WithoutFlight(1, "ERIKSSON"));
        var mended = await _bench.SendAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(mended.Transmission, await Desk.MendAsync(
            receipt.Transmission, CarrierMessages.List(1, ["ERIKSSON"]), "anna", Cancellation));
        Assert.Equal("closed", (await StateAsync(receipt)).State);
        Assert.Equal(["passengers ERIKSSON ANNA MARIA"], await _bench.CurrentAsync());
    }

    [Fact]
    public async Task The_masked_copy_stays_also_when_the_bytes_do_not_open_any_more()
    {
        var receipt = await _bench.SendAsync(WithoutFlight(1, "ERIKSSON"));
        var kept = await _bench.KeptAsync(receipt);
        await _bench.ScalarAsync<int?>(
            "update passenger_transmission set raw = set_byte(raw, 40, get_byte(raw, 40) # 1) returning 1");
        Assert.Equal(1, await Desk.ReplayAsync(receipt.Transmission, null, Cancellation));
        await _bench.TakeAsync();
        Assert.Equal(
            "unreadable", await _bench.ScalarAsync<string>("select reason from passenger_transmission"));
        Assert.Equal(kept, await _bench.KeptAsync(receipt));
    }

    [Fact]
    public async Task A_text_that_is_not_mended_changes_nothing()
    {
        var receipt = await _bench.SendAsync(WithoutFlight(1, "ERIKSSON"));
        Assert.Null(await Desk.MendAsync(receipt.Transmission, WithoutFlight(1, "ERIKSSON"), "anna", Cancellation));
        var view = (await _bench.Get<QuarantineStore>().FindAsync(receipt.Transmission, Cancellation))!;
        Assert.StartsWith("UNB", view.Mendable!.Split('\n')[0], StringComparison.Ordinal);
        Assert.StartsWith("UNH", view.Mendable!.Split('\n')[1], StringComparison.Ordinal);
        Assert.Null(await Desk.MendAsync(
            receipt.Transmission, view.Mendable.ReplaceLineEndings("\r\n"), "anna", Cancellation));
        Assert.Null(await Desk.MendAsync(receipt.Transmission, "", "anna", Cancellation));
        Assert.Null(await Desk.MendAsync(
            receipt.Transmission, CarrierMessages.List(1, ["ERIKŠSON"]), "anna", Cancellation));
        Assert.Equal(("held", 0), await StateAsync(receipt));
    }

    [Fact]
    public async Task What_is_closed_says_why_keeps_its_copy_and_loses_its_raw_bytes()
    {
        var receipt = await _bench.SendAsync(WithoutFlight(1, "ERIKSSON"));
        Assert.False(await Desk.CloseAsync(receipt.Transmission, "", "anna", Cancellation));
        Assert.True(await Desk.CloseAsync(receipt.Transmission, "A test of the carrier.", "anna", Cancellation));
        Assert.False(await Desk.CloseAsync(receipt.Transmission, "Again.", "anna", Cancellation));
        var view = (await _bench.Get<QuarantineStore>().FindAsync(receipt.Transmission, Cancellation))!;
        Assert.Equal(("closed", "A test of the carrier."), (view.Line.State, view.Words));
        Assert.Contains(view.Text, line => line.Text.Contains("ERIKSSON", StringComparison.Ordinal));
        Assert.Equal(1, await _bench.ScalarAsync<int>(
            """
            select count(*)::int from passenger_transmission
            where raw is null and position('carrier'::bytea in words) = 0
            """));
    }

    [Fact]
    public async Task The_lines_of_a_transmission_say_what_is_wrong_and_where()
    {
        var receipt = await _bench.SendAsync("Dear border guard," + CarrierMessages.List(1, ["ERIKSSON"]));
        var view = (await _bench.Get<QuarantineStore>().FindAsync(receipt.Transmission, Cancellation))!;
        Assert.True(view.Text[0].IsForeign);
        Assert.Equal("Dear border guard,", view.Text[0].Text);
        Assert.Empty(view.Text[0].Findings);
        Assert.Contains("SeparatorsInferred", view.Text[1].Findings);
        Assert.Contains(view.Text, line => line is { Text: "BGM+745", IsForeign: false, Findings.Count: 0 });
    }

    // A list of nobody knows what: it names no transport.
    private static string WithoutFlight(int minute, string surname) =>
        CarrierMessages.List(minute, [surname]).Replace("TDT+20+UT123+++UT'", "", StringComparison.Ordinal);

    private async Task HoldAsync(string reason)
    {
        await using var connection = await _bench.Fixture.Source.OpenConnectionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "update passenger_transmission set state = 'held', taken_at = now(), reason = $1";
        command.Parameters.Add(new() { Value = reason });
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private async Task<(string State, int Travellers)> StateAsync(Receipt receipt)
    {
        var tally = await _bench.TallyAsync(receipt);
        return (tally.State, tally.Travellers);
    }
}
