using System.Net;
using System.Text;
using System.Text.Json;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive.Desk;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bmis.Central.Tests.PassengerData.Interactive;

/// <summary>A scripted carrier talks with headquarters as it is served, over real sockets.</summary>
public sealed class InteractiveDialogueTests : IAsyncLifetime
{
    private static readonly Uri Door = new("/passenger-data/interactive", UriKind.Relative);
    private static readonly Boarder Eriksson = new("ERIKSSON", "L898902C3");

    private readonly ScratchFolder _folder = new();
    private string _connection = "";
    private ScriptedCarrier _carrier = null!;
    private ServedCentre _centre = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _carrier = await ScriptedCarrier.StartAsync();
        _connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        var root = _folder.Write("callback-root.pem", _carrier.RootPem);
        _centre = await ServedCentre.StartWithAsync(
            [$"--PassengerData:CallbackRootFile={root}"], _connection, "KEMBA-1");
    }

    public async ValueTask DisposeAsync()
    {
        await _centre.DisposeAsync();
        await _carrier.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_request_is_answered_in_its_response_and_who_may_ask_is_asked_first()
    {
        using var carrier = _centre.Carrier(await TokenAsync());
        using var answer = await PostAsync(carrier, RequestText.Check("T1", "", Eriksson));
        Assert.Equal(
            (HttpStatusCode.OK, "application/edifact"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("962 T1: 2 LOC123/PL898902C3 0Z", await ToldAsync(answer));
        using var bad = await PostAsync(carrier, "no message");
        Assert.Equal("962 : 1 / 118", await ToldAsync(bad));
        using var empty = await PostAsync(carrier, "");
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var unknown = await PostAsync(carrier, RequestText.Acknowledgement("T9", "X"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var nobody = _centre.Carrier();
        using var denied = await PostAsync(nobody, RequestText.Check("T1", "", Eriksson));
        Assert.Equal(HttpStatusCode.Unauthorized, denied.StatusCode);
        using var pages = new HttpClient { BaseAddress = _centre.Pages };
        using var lost = await PostAsync(pages, RequestText.Check("T1", "", Eriksson));
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
    }

    [Fact]
    public async Task An_unsolicited_change_reaches_the_callback_is_tried_again_and_acknowledged_in_the_response()
    {
        using var carrier = _centre.Carrier(await TokenAsync("--callback", _carrier.Address));
        (await PostAsync(carrier, RequestText.Check("T1", "", Eriksson))).Dispose();
        _carrier.Script(
            _ => (500, ""), _ => (200, RequestText.Acknowledgement("T1", Eriksson.Reference)));
        await ReverseAsync("refused");
        for (var call = 0; call < 2; call++)
            Assert.Equal(
                "132 T1: 2 LOC123/PL898902C3 1Z",
                AnswerText.Of(Encoding.Latin1.GetBytes(await _carrier.NextAsync(Cancellation))));
        await UntilAsync("select bool_and(acknowledged_at is not null) from interactive_notice");
        Assert.Equal("refused", await ScalarAsync<string>("select state from interactive_person"));
    }

    [Fact]
    public async Task Without_a_callback_the_carrier_fetches_what_waits_until_it_has_acknowledged_it()
    {
        using var carrier = _centre.Carrier(await TokenAsync());
        (await PostAsync(carrier, RequestText.Check("T1", "", Eriksson))).Dispose();
        using var nothing = await carrier.GetAsync(Door, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        await ReverseAsync("refused");
        for (var time = 0; time < 2; time++)
        {
            using var waiting = await carrier.GetAsync(Door, Cancellation);
            Assert.Equal("132 T1: 2 LOC123/PL898902C3 1Z", await ToldAsync(waiting));
        }

        // Somebody else's reference acknowledges nothing; his own does, also twice.
        using var wrong = await PostAsync(carrier, RequestText.Acknowledgement("T1", "PX"));
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        for (var time = 0; time < 2; time++)
        {
            using var taken = await PostAsync(carrier, RequestText.Acknowledgement("T1", Eriksson.Reference));
            Assert.Equal(HttpStatusCode.NoContent, taken.StatusCode);
        }

        using var after = await carrier.GetAsync(Door, Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    [Fact]
    public async Task A_request_at_the_ordinary_door_is_kept_and_replaces_nobody()
    {
        using var carrier = _centre.Carrier(await TokenAsync());
        var ordinary = new Uri("/passenger-data", UriKind.Relative);
        foreach (var message in (string[])
            [CarrierMessages.List(1, ["ERIKSSON", "OLSEN"]), RequestText.Check("T1", "", Eriksson)])
        {
            using var sent = await carrier.PostAsync(
                ordinary, new ByteArrayContent(Encoding.Latin1.GetBytes(message)), Cancellation);
            Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        }

        await UntilAsync(
            "select bool_and(state = 'taken') and count(*) = 2 from passenger_transmission where partner_id = 'UT'");
        Assert.Equal(
            3, await ScalarAsync<int>(
                """
                select count(*)::int from passenger join passenger_picture using (picture_id)
                where replaced_by is null
                """));
    }

    private static async Task<string> ToldAsync(HttpResponseMessage answer) =>
        AnswerText.Of(await answer.Content.ReadAsByteArrayAsync(Cancellation));

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string message) => client.PostAsync(
        Door, new ByteArrayContent(Encoding.Latin1.GetBytes(message)), Cancellation);

    // A person of the unit decides, on another server of the same headquarters.
    private async Task ReverseAsync(string outcome)
    {
        await using var rooms = Program.BuildRooms(
            [$"--Warehouse={_connection}", FixedKeys.Setting, ListSigning.Setting]);
        var person = await ScalarAsync<Guid>("select person_id from interactive_person");
        Assert.Equal(
            ReverseResult.Done,
            await rooms.Services.GetRequiredService<BoardingDesk>().ReverseAsync(
                person, outcome, "Why.", new PassengerViewer(true, true, true, null), "anna", Cancellation));
    }

    private async Task UntilAsync(string question)
    {
        while (!await ScalarAsync<bool>(question))
            await Task.Yield();
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    private async Task<string> TokenAsync(params string[] more)
    {
        var made = JsonDocument.Parse(
            await _centre.RunAsync(["passenger", "partner", "add", "UT", .. more])).RootElement;
        await _centre.RunAsync("passenger", "partner", "interactive", "UT", "--codes", "nia", "--doubt", "refer");
        await UntilRulesAsync();
        return made.GetProperty("token").GetString()!;
    }

    // The served rooms read every second how partners are answered: an answer with the new codes says that they have.
    private async Task UntilRulesAsync()
    {
        using var probe = _centre.Carrier(await ProbeAsync());
        for (var number = 0; ; number++)
        {
            using var answer = await PostAsync(probe, $"no message {number}");
            if ((await ToldAsync(answer)).EndsWith(" 118", StringComparison.Ordinal))
                return;
        }
    }

    private async Task<string> ProbeAsync()
    {
        var made = JsonDocument.Parse(
            await _centre.RunAsync("passenger", "partner", "add", "PROBE")).RootElement;
        await _centre.RunAsync("passenger", "partner", "interactive", "PROBE", "--codes", "nia");
        return made.GetProperty("token").GetString()!;
    }
}
