using System.Net;
using System.Text.RegularExpressions;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Watchlists;

public sealed partial class ListPagesTests
{
    private const string Password = "long enough for a test";

    private const string Csv =
        """
        id,kind,name,aliases,birth_dates,birth_places,nationalities,sex,documents,programmes,action,remarks
        A-1,person,"SAMPLEMAN, Viktor",,1968-03-14,,UTO,M,Passport:UTO:X7K204415,test,refer,

        """;


    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_is_imported_by_one_person_published_by_another_and_screened()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var application = await StartAsync(warehouse);
        using var anna = await SignInAsync(application.Urls.First(), "anna");
        using var bela = await SignInAsync(application.Urls.First(), "bela");
        var imported = await ImportAsync(anna, Csv);
        Assert.Contains(
            "national 1 is stored", await imported.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        var path = Proposal().Match(await anna.GetStringAsync("/lists", Cancellation)).Value;
        var shown = await bela.GetStringAsync(path, Cancellation);
        Assert.Contains("SAMPLEMAN, Viktor", shown, StringComparison.Ordinal);
        var sha256 = Digest().Match(shown).Groups[1].Value;
        var own = await SendAsync(anna, path, $"{path}/approve", ("sha256", sha256));
        Assert.Contains("Nobody decides on a proposal of his or her own", own, StringComparison.Ordinal);
        var other = await SendAsync(bela, path, $"{path}/approve", ("sha256", new string('0', 64)));
        Assert.Contains("not what is stored", other, StringComparison.Ordinal);
        var published = await SendAsync(bela, path, $"{path}/approve", ("sha256", sha256));
        Assert.Contains("Approved and published", published, StringComparison.Ordinal);
        Assert.Contains(
            "Published by bela", await anna.GetStringAsync("/lists", Cancellation), StringComparison.Ordinal);
        var found = await SendAsync(
            bela, "/lists/search", "/lists/search", ("list", "national"), ("name", "Wiktor Sampleman"));
        Assert.Contains("national:A-1", found, StringComparison.Ordinal);
        Assert.Contains("Another transliteration", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_file_is_answered_with_row_and_column()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var application = await StartAsync(warehouse);
        using var anna = await SignInAsync(application.Urls.First(), "anna");
        var refused = await ImportAsync(anna, Csv.Replace(",M,", ",Q,", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Sex is F, M, X or empty.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_above_the_setting_is_refused_and_one_above_the_servers_usual_limit_is_taken()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var application = await StartAsync(warehouse, "--Watchlists:UploadMegabytes=48");
        using var anna = await SignInAsync(application.Urls.First(), "anna");
        var row = Csv.Split('\n')[1].TrimEnd() + new string('x', 1000);
        string Rows(int megabytes) => Csv + string.Concat(Enumerable.Range(0, megabytes * 1000).Select(
            number => row.Replace("A-1", $"B-{number}", StringComparison.Ordinal) + "\n"));
        using var taken = await ImportAsync(anna, Rows(40));
        var page = await taken.Content.ReadAsStringAsync(Cancellation);
        while (page.Contains("being checked", StringComparison.Ordinal))
            page = await anna.GetStringAsync(taken.RequestMessage!.RequestUri, Cancellation);
        Assert.Contains("national 1 is stored", page, StringComparison.Ordinal);
        using var refused = await ImportAsync(anna, Rows(50));
        Assert.Contains(
            refused.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest });
        Assert.Single(await application.Services.GetRequiredService<AlertListStore>().VersionsAsync(Cancellation));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var warehouse = await WarehouseFixture.MigratedAsync();
        await using var application = await StartAsync(warehouse);
        using var anna = await SignInAsync(application.Urls.First(), "anna");
        foreach (var path in new[] { "/lists/search", "/lists/import", "/lists/bulk" })
        {
            using var form = new FormUrlEncodedContent([new("version", "1")]);
            Assert.Equal(HttpStatusCode.BadRequest, (await anna.PostAsync(path, form, Cancellation)).StatusCode);
        }
    }

    private static async Task<Microsoft.AspNetCore.Builder.WebApplication> StartAsync(
        WarehouseFixture warehouse, params string[] settings)
    {
        var application = Program.Build(
        [
            .. warehouse.Arguments, "--Listening:PagesPort=0", ListSigning.Setting, .. settings,
        ]);
        await application.StartAsync(Cancellation);
        var desk = application.Services.GetRequiredService<AccountDesk>();
        foreach (var person in new[] { "anna", "bela" })
            Assert.Null(
                await desk.AddAsync(new(person, person, [Roles.DataManager], "", Password, null), Cancellation));
        return application;
    }

    private static async Task<HttpClient> SignInAsync(string address, string person)
    {
        // A server that takes no more answers before it has all: a browser waits for its word.
        var handler = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(5) };
        var client = new HttpClient(handler) { BaseAddress = new Uri(address) };
        await SendAsync(client, "/sign-in", "/sign-in", ("account", person), ("password", Password));
        return client;
    }

    private static async Task<HttpResponseMessage> ImportAsync(HttpClient client, string csv)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new StringContent(await TokenAsync(client, "/lists")), "__RequestVerificationToken");
        form.Add(new StringContent("bmis-csv"), "source");
        form.Add(new StringContent(""), "list");
        form.Add(new StringContent(csv), "files", "national.csv");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/lists/import") { Content = form };
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request, Cancellation);
    }

    private static async Task<string> SendAsync(
        HttpClient client, string page, string path, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(client, page);
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", token),
            .. fields.Select(one => KeyValuePair.Create(one.Name, one.Value)),
        ]);
        var answer = await client.PostAsync(path, form, Cancellation);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task<string> TokenAsync(HttpClient client, string page) =>
        Token().Match(await client.GetStringAsync(page, Cancellation)).Groups[1].Value;

    [GeneratedRegex("/lists/proposals/[0-9a-f-]{36}")]
    private static partial Regex Proposal();

    [GeneratedRegex("name=\"sha256\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex Digest();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
