using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Bmis.TestKit;

namespace Bmis.Central.Tests.PassengerData;

/// <summary>Carriers send over HTTPS to headquarters as it is served.</summary>
public sealed class ReceiveTests : IAsyncLifetime
{
    private static readonly Uri Door = new("/passenger-data", UriKind.Relative);

    private readonly ScratchFolder _folder = new();
    private string _connection = "";
    private ServedCentre _centre = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connection = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        _centre = await ServedCentre.StartAsync(_connection, "KEMBA-1");
    }

    public async ValueTask DisposeAsync()
    {
        await _centre.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_partner_with_a_token_sends_a_list_and_asks_what_became_of_it()
    {
        using var carrier = _centre.Carrier(await TokenAsync("UT"));
        var list = CarrierMessages.List(1, ["ERIKSSON", "OLSEN"]);
        using var sent = await SendAsync(carrier, list);
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        Assert.False((await BodyAsync(sent)).GetProperty("repeated").GetBoolean());
        var fate = await FateAsync(carrier, sent.Headers.Location!);
        Assert.Equal("taken", fate.GetProperty("state").GetString());
        var message = Assert.Single(fate.GetProperty("messages").EnumerateArray());
        Assert.Equal(
            ("PAXLST", "A", "stored"),
            (message.GetProperty("type").GetString(), message.GetProperty("grade").GetString(),
                message.GetProperty("outcome").GetString()));
        Assert.DoesNotContain("ERIKSSON", fate.GetRawText(), StringComparison.Ordinal);

        using var again = await SendAsync(carrier, list);
        Assert.True((await BodyAsync(again)).GetProperty("repeated").GetBoolean());
        Assert.Equal(sent.Headers.Location, again.Headers.Location);

        using var other = _centre.Carrier(await TokenAsync("XX"));
        using var denied = await other.GetAsync(sent.Headers.Location, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
    }

    [Fact]
    public async Task A_partner_fetches_the_CONTRL_that_it_asked_for()
    {
        using var carrier = _centre.Carrier(await TokenAsync("UT"));
        var list = CarrierMessages.List(1, ["ERIKSSON"]);
        using var silent = await SendAsync(carrier, list);
        await FateAsync(carrier, silent.Headers.Location!);
        using var none = await carrier.GetAsync(Contrl(silent), Cancellation);
        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        using var asking = await SendAsync(
            carrier, list.Replace("++APIS'", "++APIS++1'", StringComparison.Ordinal));
        await FateAsync(carrier, asking.Headers.Location!);
        using var told = await carrier.GetAsync(Contrl(asking), Cancellation);
        Assert.Equal(
            (HttpStatusCode.OK, "application/edifact"), (told.StatusCode, told.Content.Headers.ContentType?.MediaType));
        Assert.Contains("UCI+L101+UT", await told.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        using var other = _centre.Carrier(await TokenAsync("XX"));
        using var denied = await other.GetAsync(Contrl(asking), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, denied.StatusCode);
    }

    [Fact]
    public async Task A_partner_with_a_certificate_needs_no_token_and_a_stranger_is_refused()
    {
        using var known = Certificate();
        using var stranger = Certificate();
        var file = _folder.Write("carrier.pem", known.ExportCertificatePem());
        await _centre.RunAsync("passenger", "partner", "add", "UT", "--certificate", file);
        using var carrier = _centre.Carrier(certificate: known);
        using var sent = await SendAsync(carrier, CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);

        using var another = _centre.Carrier(certificate: stranger);
        using var nobody = _centre.Carrier();
        using var liar = _centre.Carrier("bmis-carrier-guessed");
        foreach (var client in (HttpClient[])[another, nobody, liar])
        {
            using var refused = await SendAsync(client, CarrierMessages.List(2, ["OLSEN"]));
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_partner_who_is_disabled_sends_no_more()
    {
        using var carrier = _centre.Carrier(await TokenAsync("UT"));
        await _centre.RunAsync("passenger", "partner", "disable", "UT");
        using var refused = await SendAsync(carrier, CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_empty_or_too_long_is_refused_with_a_sentence_and_other_ports_know_nothing_of_it()
    {
        var token = await TokenAsync("UT");
        using var carrier = _centre.Carrier(token);
        using var empty = await SendAsync(carrier, "");
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Equal("The body is empty.", (await BodyAsync(empty)).GetProperty("detail").GetString());
        using var tooLong = await carrier.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, Door)
            {
                Content = new ByteArrayContent(new byte[(64 * 1024 * 1024) + 1]),
                Headers = { ExpectContinue = true },
            },
            Cancellation);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLong.StatusCode);
        using var page = await carrier.GetAsync(new Uri("/sign-in", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);

        using var pages = new HttpClient { BaseAddress = _centre.Pages };
        pages.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var lost = await SendAsync(pages, CarrierMessages.List(1, ["ERIKSSON"]));
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
    }

    [Fact]
    public async Task A_partner_who_sends_too_much_at_once_is_told_to_come_again_and_others_are_not()
    {
        await using var centre = await ServedCentre.StartWithAsync(
            ["--PassengerData:FilesAtOnce=1", "--PassengerData:FilesWaiting=0"],
            await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync(cancellation: Cancellation),
            "KEMBA-1");
        using var carrier = centre.Carrier(await TokenAsync("UT", centre));
        using var other = centre.Carrier(await TokenAsync("XX", centre));
        var slow = new SlowContent(CarrierMessages.List(1, ["ERIKSSON"]));
        var first = carrier.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, Door) { Content = slow, Headers = { ExpectContinue = true } },
            Cancellation);
        await slow.Asked.WaitAsync(Cancellation);
        using var refused = await SendAsync(carrier, CarrierMessages.List(2, ["OLSEN"]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        using var taken = await SendAsync(other, CarrierMessages.List(3, ["DAHL"]));
        Assert.Equal(HttpStatusCode.Accepted, taken.StatusCode);
        slow.GoOn();
        using var answer = await first;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Fact]
    public async Task The_verb_takes_in_files_and_folders_and_says_what_became_of_each()
    {
        _folder.Write("a.edi", CarrierMessages.List(1, ["ERIKSSON", "OLSEN"]));
        _folder.Write("b.edi", CarrierMessages.Push(2, "ERIKSSON"));
        var lines = (await _centre.RunAsync("passenger", "ingest", _folder.Path)).Trim().Split('\n');
        var rows = lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["taken 2 0", "taken 1 1"], rows.Select(row =>
            $"{row.GetProperty("state")} {row.GetProperty("travellers")} {row.GetProperty("bookings")}"));
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _centre.RunAsync("passenger", "ingest", _folder.Write("c.edi", "no message")));
        Assert.Equal("", fault.Message);
    }

    private static Uri Contrl(HttpResponseMessage sent) => new(sent.Headers.Location + "/contrl", UriKind.Relative);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string message) => client.PostAsync(
        Door, new ByteArrayContent(Encoding.Latin1.GetBytes(message)), Cancellation);

    private static Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

    // Until it has been taken in.
    private static async Task<JsonElement> FateAsync(HttpClient client, Uri address)
    {
        while (true)
        {
            var fate = await client.GetFromJsonAsync<JsonElement>(address, Cancellation);
            if (fate.GetProperty("state").GetString() != "waiting")
                return fate;
            await Task.Yield();
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=carrier", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private async Task<string> TokenAsync(string partner, ServedCentre? centre = null)
    {
        var added = await (centre ?? _centre).RunAsync("passenger", "partner", "add", partner);
        var made = JsonDocument.Parse(added).RootElement;
        return made.GetProperty("token").GetString()!;
    }
}
