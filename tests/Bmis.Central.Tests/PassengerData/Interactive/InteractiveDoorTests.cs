using System.Text;
using Bmis.Central.PassengerData.Interactive.Desk;
using Bmis.Central.PassengerData.Interactive.Notices;
using Bmis.Central.PassengerData.Retention;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>Requests before boarding, decided and written.</summary>
public sealed class InteractiveDoorTests : IAsyncLifetime
{
    private const string Opened = "UNB+UNOA:4+UT+UTO+261129:0600+1++IAPI'";

    private static readonly Boarder Eriksson = new("ERIKSSON", "L898902C3");
    private static readonly Boarder Olsen = new("OLSEN", "M11223344");

    private InteractiveBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await InteractiveBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Whoever_nobody_looks_for_is_cleared_and_sealed_and_the_ordinary_intake_has_the_request_too()
    {
        Assert.Equal(
            "962 T1: 2 LOC123/PL898902C3 0Z; 2 LOC123/PM11223344 0Z",
            await _bench.AnswerAsync(RequestText.Check("T1", "", Eriksson, Olsen)));
        Assert.Equal("cleared T1, cleared T1", await _bench.StatesAsync());
        Assert.False(await _bench.Rooms.ScalarAsync<bool>(
            "select bool_or(position('ERIKSSON' in encode(content, 'escape')) > 0) from interactive_person"));
        await _bench.Rooms.TakeAsync();
        Assert.Equal(
            ["change ERIKSSON ANNA MARIA", "change OLSEN ANNA MARIA"], await _bench.Rooms.CurrentAsync());
        Assert.Equal(1, await _bench.Rooms.ScalarAsync<int>("select count(*)::int from flight"));
    }

    [Fact]
    public async Task When_the_days_of_lists_are_over_nobody_is_left_and_the_same_bytes_are_answered_anew()
    {
        var request = RequestText.Check("T1", "", Eriksson, Olsen);
        var answer = await _bench.AnswerAsync(request);
        await _bench.Rooms.TakeAsync();
        _bench.Rooms.Clock.Now = CarrierMessages.Morning.AddDays(8);
        var done = await _bench.Get<PassengerKeeper>().RunAsync("", isDry: false, Cancellation);
        Assert.Equal([3, 0], done.Select(one => one.Tally.Requests));
        Assert.Equal(0, await _bench.Rooms.ScalarAsync<int>(
            "select count(*)::int from interactive_person where content is not null or document is not null"));
        Assert.Equal(0, await _bench.Rooms.ScalarAsync<int>(
            "select count(*)::int from interactive_request where answer is not null"));
        Assert.Equal(answer, await _bench.AnswerAsync(request));
    }

    [Fact]
    public async Task Only_an_order_of_two_persons_and_exactly_the_document_refuse_and_its_end_clears()
    {
        var entry = DeskEntry.Of(await _bench.AddEntryAsync("NOBODY", "X1", AlertAction.Refer, false)) with
        {
            OrdersNoBoarding = true,
        };
        await _bench.SettleAsync(ProposalKind.Amend, (await IdAsync())!, entry, approver: null);
        var other = new Boarder("OTHER", "X1") { Reference = "R1" };
        Assert.Equal("962 T1: 2 LOC123/R1 0Z", await _bench.AnswerAsync(RequestText.Check("T1", "", other)));

        var ordered = await _bench.AddEntryAsync("SAMPLEMAN", Eriksson.Document, AlertAction.RefuseEntry, true);
        Assert.Equal(
            "962 T2: 2 LOC123/PL898902C3 1Z", await _bench.AnswerAsync(RequestText.Check("T2", "", Eriksson)));
        foreach (var near in (Boarder[])
            [Eriksson with { Document = "L898902C8" }, Eriksson with { Issuer = "GBR" }])
            Assert.EndsWith(" 0Z", await _bench.AnswerAsync(
                RequestText.Check("T" + near.Document + near.Issuer, "CP", near)), StringComparison.Ordinal);

        await _bench.WithdrawAsync(ordered);
        Assert.Equal(
            "962 T3: 2 LOC123/PL898902C3 0Z", await _bench.AnswerAsync(RequestText.Check("T3", "CP", Eriksson)));
    }

    [Theory]
    [InlineData(AlertAction.Arrest, "0Z")]
    [InlineData(AlertAction.DiscreetCheck, "0Z")]
    [InlineData(AlertAction.MissingPerson, "0Z")]
    [InlineData(AlertAction.Protection, "0Z")]
    [InlineData(AlertAction.Refer, "4Z")]
    [InlineData(AlertAction.RefuseEntry, "4Z")]
    public async Task A_match_without_an_order_boards_or_waits_for_a_staffed_desk_and_who_is_sought_quietly_boards(
        AlertAction action, string atDesk)
    {
        await _bench.AddEntryAsync("ERIKSSON", Eriksson.Document, action, false);
        await _bench.StaffAsync();
        Assert.EndsWith(" 0Z", await AskAsync("T1"), StringComparison.Ordinal);
        await _bench.SetAsync(new(Doubt: "desk"));
        Assert.EndsWith(" " + atDesk, await AskAsync("T2"), StringComparison.Ordinal);
        await _bench.StaffAsync(isThere: false);
        Assert.EndsWith(" 0Z", await AskAsync("T3"), StringComparison.Ordinal);

        Task<string> AskAsync(string transaction) =>
            _bench.AnswerAsync(RequestText.Check(transaction, "", Eriksson));
    }

    [Fact]
    public async Task The_owner_of_a_discreet_entry_may_order_otherwise_and_no_answer_holds_a_word_of_it()
    {
        await _bench.AddEntryAsync("ERIKSSON", Eriksson.Document, AlertAction.DiscreetCheck, true);
        var cleared = await _bench.AskAsync(RequestText.Check("T1", "", Olsen));
        var refused = await _bench.AskAsync(RequestText.Check("T1", "", Eriksson));
        await _bench.SetAsync(new(Doubt: "desk"));
        await _bench.StaffAsync();
        await _bench.AddEntryAsync("OLSEN", "", AlertAction.Refer, false);
        var waiting = await _bench.AskAsync(RequestText.Check("T2", "", Olsen));
        Assert.Equal(ReverseResult.Done, await _bench.ReverseAsync("insufficient", "refused"));
        var notice = Assert.Single(
            await _bench.Get<NoticeStore>().FetchAsync(InteractiveBench.Partner, Cancellation)).Message!;
        Assert.Equal(["0Z", "1Z", "4Z", "1Z"],
            new[] { cleared, refused, waiting, notice }.Select(one => AnswerText.Of(one)[^2..]));
        foreach (var answer in (byte[][])[cleared, refused, waiting, notice])
        {
            var text = AnswerText.Raw(answer);
            Assert.DoesNotMatch("SECRET|desk:|iscreet|possible|order|ERIKSSON|OLSEN|anna", text);
            Assert.DoesNotContain("L898902C3+", text, StringComparison.Ordinal);
        }

        // Refused and waiting differ from others' refusals and waits in nothing.
        var expired = Eriksson with { Document = "E1", Expiry = "200101", Reference = "PL898902C3" };
        Assert.Equal(AnswerText.Message(refused), AnswerText.Message(await _bench.AskAsync(
            RequestText.Check("T1", "", expired))));
        var nameless = Olsen with { Document = "E2", Birth = "", Reference = Olsen.Reference };
        Assert.Equal(AnswerText.Message(waiting), AnswerText.Message(await _bench.AskAsync(
            RequestText.Check("T2", "", nameless))));
    }

    public static TheoryData<string, string> Validity => new()
    {
        { "expired", "1Z" }, { "birth", "4Z" }, { "nationality", "4Z" }, { "document", "4Z" }, { "issuer", "4Z" },
        { "number", "4Z" }, { "surname", "4Z" }, { "expiry unknown", "0Z" },
    };

    [Theory]
    [MemberData(nameof(Validity))]
    public async Task A_document_that_has_expired_refuses_and_what_is_missing_is_asked_for(string what, string code)
    {
        var person = what switch
        {
            "expired" => Eriksson with { Expiry = "200101" },
            "birth" => Eriksson with { Birth = "740000" },
            "nationality" => Eriksson with { Nationality = "QQZ" },
            "document" => Eriksson with { Document = "" },
            "issuer" => Eriksson with { Issuer = "" },
            "number" => Eriksson with { Document = "L898%02" },
            "surname" => Eriksson with { Surname = "" },
            _ => Eriksson with { Expiry = "" },
        };
        Assert.EndsWith(
            " " + code, await _bench.AnswerAsync(RequestText.Check("T1", "", person)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_bytes_get_the_same_answer_and_are_written_once_but_another_partner_asks_anew()
    {
        var request = RequestText.Check("T1", "", Eriksson);
        var first = await _bench.AskAsync(request);
        await _bench.AddEntryAsync("ERIKSSON", Eriksson.Document, AlertAction.Refer, true);
        Assert.Equal(AnswerText.Raw(first), AnswerText.Raw(await _bench.AskAsync(request)));
        Assert.Equal(1, await _bench.Rooms.ScalarAsync<int>("select count(*)::int from interactive_request"));
        Assert.EndsWith(" 1", AnswerText.Of(await _bench.AskAsync(request, "XX")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_persons_and_one_are_two_requests_and_eleven_in_one_are_none()
    {
        Boarder[] eleven = [.. Enumerable.Range(10, 11).Select(one => new Boarder("SAMPLE", $"D{one}"))];
        Assert.Equal("962 T1: 1 / 1", await _bench.AnswerAsync(RequestText.Check("T1", "", eleven)));
        var ten = await _bench.AnswerAsync(RequestText.Check("T2", "", eleven[..10]));
        Assert.Equal(10, ten.Split(" 0Z").Length - 1);
        Assert.Equal("962 T3: 2 LOC123/PD20 0Z", await _bench.AnswerAsync(RequestText.Check("T3", "", eleven[10])));
        Assert.Equal(
            "10 T2, 1 T3",
            await _bench.Rooms.ScalarAsync<string>(
                """
                select string_agg(count || ' ' || transaction, ', ' order by transaction)
                from (select count(*), transaction from interactive_person group by 2) one
                """));
    }

    [Fact]
    public async Task The_latest_request_counts_and_whoever_is_cancelled_hears_no_late_answer()
    {
        await _bench.AskAsync(RequestText.Check("T1", "", Eriksson, Olsen));
        await _bench.AskAsync(RequestText.Check("T2", "CP", Eriksson));
        Assert.Equal("cleared T1, cleared T2", await _bench.StatesAsync());
        Assert.Equal("962 T3: 1 / 0", await _bench.AnswerAsync(RequestText.Check("T3", "XR", Olsen)));
        Assert.Equal("cancelled T1, cleared T2", await _bench.StatesAsync());
        Assert.Equal(ReverseResult.Nothing, await _bench.ReverseAsync("cancelled", "refused"));
        Assert.Equal("962 T4: 1 / 0", await _bench.AnswerAsync(RequestText.Status("T4", "CLOB", Eriksson)));
        Assert.Equal("962 T5: 1 / 0", await _bench.AnswerAsync(RequestText.Status("T5", "CL")));
        Assert.Equal("cancelled T1, cleared T2", await _bench.StatesAsync());
        Assert.Equal("962 T6: 1 / 0", await _bench.AnswerAsync(RequestText.Status("T6", "XF")));
        Assert.Equal("cancelled T1, cancelled T2", await _bench.StatesAsync());
        await _bench.AskAsync(RequestText.Check("T7", "", Olsen));
        Assert.Equal("cancelled T2, cleared T7", await _bench.StatesAsync());
    }

    [Fact]
    public async Task What_a_person_decided_stands_for_later_requests_with_the_same_document()
    {
        await _bench.AskAsync(RequestText.Check("T1", "", Eriksson));
        Assert.Equal(ReverseResult.Form, await _bench.ReverseAsync("cleared", "refused", words: ""));
        Assert.Equal(ReverseResult.Done, await _bench.ReverseAsync("cleared", "refused"));
        Assert.Equal(ReverseResult.Nothing, await _bench.ReverseAsync("refused", "refused"));
        Assert.EndsWith(
            " 1Z", await _bench.AnswerAsync(RequestText.Check("T2", "", Eriksson)), StringComparison.Ordinal);
        Assert.Equal(
            "1", await _bench.Rooms.ScalarAsync<string>(
                "select count(*)::text from interactive_notice where overtaken_at is not null"));
        var renewed = Eriksson with { Document = "N1", Reference = Eriksson.Reference };
        Assert.EndsWith(
            " 0Z", await _bench.AnswerAsync(RequestText.Check("T3", "CP", renewed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_late_answer_is_recorded_with_what_the_carrier_does_then()
    {
        await _bench.AskAsync(RequestText.Check("T1", "", Eriksson));
        await _bench.SetAsync(new(Fallback: "local", WithinMs: 0));
        await _bench.AskAsync(RequestText.Check("T2", "", Olsen));
        Assert.Equal(
            "T2 local t",
            await _bench.Rooms.ScalarAsync<string>(
                """
                select string_agg(concat_ws(' ', transaction, fallback, late_by_ms > 0), ',')
                from interactive_request where late_by_ms is not null
                """));
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "no message", "962 : 1 / 118" },
        { "UNB+UNOA:4+UT+UTO+261129:0600+1++IAPI'UNZ+0+1'", "962 : 1 / 118" },
        { Opened + "UNH+1+PNRGOV:13:1:IA'UNT+2+1'UNZ+1+1'", "962 : 1 / 118" },
        { Opened + "UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'", "962 : 1 / 1" },
        { Opened + "UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:a?'b\u00ff'UNT+4+1'UNZ+1+1'", "962 a'b\u00ff: 1 / 1" },
        { Opened + "UNH+1+CUSRES:D:05B:UN:IATA'BGM+962'UNT+3+1'UNZ+1+1'", "962 : 1 / 118" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_nothing_can_be_decided_on_gets_an_answer_about_the_whole_message(string sent, string told)
    {
        Assert.Equal(told, await _bench.AnswerAsync(sent));
        Assert.Equal(1, await _bench.Rooms.ScalarAsync<int>("select count(*)::int from passenger_transmission"));
    }

    [Fact]
    public async Task Any_bytes_get_an_answer()
    {
        var random = new Random(20261129);
        var whole = Encoding.Latin1.GetBytes(RequestText.Check("T1", "", Eriksson, Olsen));
        for (var run = 0; run < 150; run++)
        {
            var broken = (byte[])whole.Clone();
            for (var flips = random.Next(1, 12); flips > 0; flips--)
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            var answer = await _bench.AskAsync(broken[..random.Next(1, broken.Length + 1)]);
            Assert.NotEmpty(AnswerText.All(answer));
        }
    }

    private Task<string> IdAsync() =>
        _bench.Rooms.ScalarAsync<string>("select subject_id from desk_version where subject_id like 'desk:%' limit 1")!;
}
