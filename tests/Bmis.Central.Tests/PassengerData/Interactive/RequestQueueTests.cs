using System.Text;
using Bmis.Central.Database;
using Bmis.Central.PassengerData.Interactive;
using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Central.PassengerData.Storing;
using Npgsql;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>Requests that come while others are being answered, against a real warehouse.</summary>
public sealed class RequestQueueTests : IAsyncLifetime
{
    private static readonly Boarder Eriksson = new("ERIKSSON", "L898902C3");

    private InteractiveBench _bench = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = await InteractiveBench.OpenAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_came_meanwhile_is_answered_in_one_commit_each_with_its_own_answer()
    {
        var answers = await TogetherAsync(
            [.. Enumerable.Range(1, 30)
                .Select(one => RequestText.Check($"T{one}", "", new Boarder("SAMPLE", $"D{one}")))]);
        Assert.Equal(
            Enumerable.Range(1, 30).Select(one => $"962 T{one}: 2 LOC123/PD{one} 0Z"), answers.Select(AnswerText.Of));
        Assert.Equal(30, await CountAsync("interactive_person"));
        Assert.Equal(30, await CountAsync("interactive_decision"));
        Assert.Equal(2, await _bench.Rooms.ScalarAsync<int>(
            "select count(distinct xmin::text)::int from interactive_request"));
    }

    [Fact]
    public async Task Who_is_asked_about_again_meanwhile_stands_by_the_latest_and_the_same_bytes_get_one_answer()
    {
        var again = RequestText.Check("T4", "CP", Eriksson);
        var answers = await TogetherAsync(
            RequestText.Check("T1", "", Eriksson),
            RequestText.Check("T2", "CP", Eriksson),
            RequestText.Status("T3", "XF"),
            again,
            again,
            RequestText.Check("T5", "XR", Eriksson, Eriksson));
        Assert.Equal(
            ["962 T1: 2 LOC123/PL898902C3 0Z", "962 T2: 2 LOC123/PL898902C3 0Z", "962 T3: 1 / 0",
                "962 T4: 2 LOC123/PL898902C3 0Z", "962 T4: 2 LOC123/PL898902C3 0Z", "962 T5: 1 / 0"],
            answers.Select(AnswerText.Of));
        Assert.Equal(answers[3], answers[4]);
        Assert.Equal("cancelled T4", await _bench.StatesAsync());
        Assert.Equal(5, await CountAsync("interactive_request"));
        Assert.Equal(
            "cleared, cleared, cancelled, cleared, cancelled",
            await _bench.Rooms.ScalarAsync<string>(
                "select string_agg(state, ', ' order by ctid) from interactive_decision"));
    }

    [Fact]
    public async Task One_that_fails_takes_no_other_with_it()
    {
        await _bench.Rooms.ScalarAsync<int?>(
            """
            create function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$;
            create trigger fail before insert on interactive_request for each row
                when (new.partner_id = 'XX') execute function fail()
            """);
        await using var held = await HoldAsync();
        var first = _bench.AskAsync(RequestText.Check("T1", "", Eriksson));
        var failing = _bench.AskAsync(RequestText.Check("T2", "", Eriksson), "XX");
        var last = _bench.AskAsync(RequestText.Check("T3", "", new Boarder("OLSEN", "M11223344")));
        await held.DisposeAsync();
        Assert.EndsWith("0Z", AnswerText.Of(await first), StringComparison.Ordinal);
        await Assert.ThrowsAsync<PostgresException>(() => failing);
        Assert.EndsWith("0Z", AnswerText.Of(await last), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("passenger_transmission"));
    }

    [Fact]
    public async Task Whoever_holds_a_person_for_long_holds_up_nobody_else()
    {
        await _bench.AskAsync(RequestText.Check("T1", "", Eriksson));
        await using var held = await HoldAsync("update interactive_person set reason = reason");
        var waiting = _bench.AskAsync(RequestText.Check("T2", "CP", Eriksson));
        var other = await _bench.AskAsync(RequestText.Check("T3", "", new Boarder("OLSEN", "M11223344")));
        Assert.Equal("962 T3: 2 LOC123/PM11223344 0Z", AnswerText.Of(other));
        Assert.Equal(
            PostgresErrorCodes.LockNotAvailable,
            (await Assert.ThrowsAsync<PostgresException>(() => waiting)).SqlState);
        await held.DisposeAsync();
        Assert.Equal("cleared T1, cleared T3", await _bench.StatesAsync());
    }

    [Fact]
    public async Task Without_a_warehouse_all_of_a_group_hear_it_at_once_and_may_ask_again()
    {
        var away = new WarehouseAway();
        string[] texts = [RequestText.Check("T1", "", Eriksson), RequestText.Status("T2", "XF")];
        var asked = new List<AskedRequest>();
        foreach (var text in texts)
            asked.Add(await AskedAsync(text));
        await new RequestAnswering(away, _bench.Get<InteractiveSeal>(), _bench.Get<IntakeSignal>()).AnswerAsync(asked);
        foreach (var one in asked)
            await Assert.ThrowsAsync<NpgsqlException>(() => one.Answer);
        Assert.Equal(1, away.Tries);
        Assert.EndsWith("0Z", await _bench.AnswerAsync(texts[0]), StringComparison.Ordinal);
    }

    private async Task<AskedRequest> AskedAsync(string text)
    {
        var rules = await _bench.Get<CurrentRules>().CurrentAsync(Cancellation);
        var now = _bench.Rooms.Clock.Now;
        return new(
            new() { Id = Guid.CreateVersion7(now), Content = Encoding.Latin1.GetBytes(text), Now = now },
            new(
                InteractiveDoor.Read(Encoding.Latin1.GetBytes(text)), InteractiveBench.Partner, rules,
                rules.PolicyOf(InteractiveBench.Partner), _bench.Get<InteractiveSeal>(), now));
    }

    // The first is at work and waits for the warehouse; all others come meanwhile.
    private async Task<byte[][]> TogetherAsync(params string[] requests)
    {
        await using var held = await HoldAsync();
        var answers = requests.Select(one => _bench.AskAsync(one)).ToArray();
        await held.DisposeAsync();
        return await Task.WhenAll(answers);
    }

    private async Task<NpgsqlConnection> HoldAsync(
        string statement = "lock table passenger_transmission in access exclusive mode")
    {
        var connection = await _bench.Rooms.Fixture.Source.OpenConnectionAsync(Cancellation);
        var transaction = await connection.BeginTransactionAsync(Cancellation);
        await using var command = new NpgsqlCommand(statement, connection, transaction);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private Task<int> CountAsync(string table) => _bench.Rooms.ScalarAsync<int>($"select count(*)::int from {table}");

    private sealed class WarehouseAway : IWarehouse
    {
        public int Tries { get; private set; }

        public IReadOnlyList<NpgsqlDataSource> All => [];

        public NpgsqlDataSource ForRegistry()
        {
            Tries++;
            return NpgsqlDataSource.Create("Host=/nowhere;Username=bmis;Database=bmis");
        }

        public NpgsqlDataSource ForProducer(int regionId) => ForRegistry();

        public NpgsqlDataSource ForReading() => ForRegistry();

        public NpgsqlDataSource ForReports() => ForRegistry();
    }
}
