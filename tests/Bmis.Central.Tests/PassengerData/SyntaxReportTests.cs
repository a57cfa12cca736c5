using System.Text;
using Bmis.Central.PassengerData.Receiving;
using Bmis.Central.PassengerData.Storing;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>What senders are told of their messages: CONTRL, and departures from what is agreed.</summary>
public sealed class SyntaxReportTests : IAsyncLifetime
{
    private PassengerBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await PassengerBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Who_asks_hears_that_all_of_it_was_taken_and_always_in_the_same_bytes()
    {
        var receipt = await _bench.SendAsync(Asking(CarrierMessages.List(1, ["ERIKSSON"])));
        var text = await ReportAsync(receipt);
        Assert.Matches(
            "^UNB\\+UNOA:4\\+UTOBORDER\\+UT\\+261129:0700\\+[0-9A-F]{13}1\\+\\+APIS'UNH\\+1\\+CONTRL:D:4:UN'"
            + "UCI\\+L101\\+UT\\+UTOBORDER\\+7'UNT\\+3\\+1'UNZ\\+1\\+[0-9A-F]{13}1'$",
            text);
        Assert.Equal(text, await ReportAsync(receipt));
    }

    [Fact]
    public async Task A_message_that_is_held_is_named_with_its_place_and_the_rest_is_taken()
    {
        var list = CarrierMessages.List(1, ["ERIKSSON"]);
        var (from, to) = (
            list.IndexOf("UNH+", StringComparison.Ordinal), list.IndexOf("UNZ+", StringComparison.Ordinal));
        var second = list[from..to]
            .Replace("UNH+1", "UNH+2", StringComparison.Ordinal).Replace("+1'", "+2'", StringComparison.Ordinal)
            .Replace("TDT+20+UT123+++UT'", "", StringComparison.Ordinal);
        var receipt = await _bench.SendAsync(
            Asking(list.Replace("UNZ+1", second + "UNZ+2", StringComparison.Ordinal)));
        Assert.Equal("held", (await _bench.TallyAsync(receipt)).State);
        Assert.Contains("UCI+L101+UT+UTOBORDER+7'UCM+2+PAXLST:D:05B:UN:IATA+4+", await ReportAsync(receipt),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interchange_of_which_nothing_is_taken_is_rejected()
    {
        var receipt = await _bench.SendAsync(Asking(
            CarrierMessages.List(1, ["ERIKSSON"]).Replace("TDT+20+UT123+++UT'", "", StringComparison.Ordinal)));
        Assert.Contains("UCI+L101+UT+UTOBORDER+4", await ReportAsync(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_ask_gets_none_others_know_of_none_and_what_waits_has_none_yet()
    {
        var receipt = await _bench.ReceiveAsync(CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(SyntaxAnswerState.Waiting, (await AnswerAsync(receipt)).State);
        await _bench.TakeAsync();
        var answer = await AnswerAsync(receipt);
        Assert.Equal((SyntaxAnswerState.Known, 0), (answer.State, answer.Bytes.Length));
        Assert.Equal(SyntaxAnswerState.Unknown, (await AnswerAsync(receipt, "XX")).State);
        await _bench.ScalarAsync<int?>("update passenger_transmission set kept = null returning 1");
        Assert.Equal(SyntaxAnswerState.Erased, (await AnswerAsync(receipt)).State);
    }

    [Fact]
    public async Task How_a_list_departs_from_what_is_agreed_is_kept_and_told_and_refuses_nothing()
    {
        var list = CarrierMessages.List(1, ["ERIKSSON"]).Replace("ATT+2++F", "ATT+2++Q", StringComparison.Ordinal)
            .Replace("PAXLST:D:05B", "PAXLST:D:99Z", StringComparison.Ordinal);
        var receipt = await _bench.SendAsync(list);
        var fate = await _bench.Get<TransmissionStore>().FateAsync(receipt.Transmission, "UT", Cancellation);
        var message = Assert.Single(fate!.Messages);
        Assert.Equal(("taken", "guide"), (fate.State, message.Profile));
        Assert.Equal(
            ["Release Warning 1", "Sex Warning 1"],
            message.Departures.Select(one => $"{one.Code} {one.Severity} {one.Count}"));
        Assert.Equal(list.IndexOf("ATT+", StringComparison.Ordinal), message.Departures[1].Offset);
    }

    private static string Asking(string message) => message.Replace("++APIS'", "++APIS++1'", StringComparison.Ordinal);

    private Task<SyntaxAnswer> AnswerAsync(Receipt receipt, string partner = "UT") =>
        _bench.Get<SyntaxReports>().OfAsync(receipt.Transmission, partner, Cancellation);

    private async Task<string> ReportAsync(Receipt receipt)
    {
        var answer = await AnswerAsync(receipt);
        Assert.Equal(SyntaxAnswerState.Known, answer.State);
        return Encoding.Latin1.GetString(answer.Bytes);
    }
}
