using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Tests.Trouble;

public sealed class TroublePagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound, "There is no such page")]
    [InlineData("/nowhere?lang=fr", HttpStatusCode.NotFound, "Cette page n’existe pas")]
    [InlineData("/refused", HttpStatusCode.BadRequest, "That was not accepted")]
    [InlineData("/large", HttpStatusCode.RequestEntityTooLarge, "That is too large")]
    [InlineData("/broken", HttpStatusCode.InternalServerError, "Something went wrong")]
    public async Task An_answer_without_a_page_gets_one(string address, HttpStatusCode status, string title)
    {
        await using var host = await StartAsync();
        var (answer, page) = await AskAsync(host, address, "text/html");
        Assert.Equal(status, answer);
        Assert.Contains($"<h1>{title}</h1>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_fault_says_stays_in_the_log()
    {
        await using var host = await StartAsync();
        var (_, page) = await AskAsync(host, "/broken", "text/html");
        Assert.DoesNotContain("ERIKSSON", page, StringComparison.Ordinal);
        Assert.Contains("<code>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/broken", HttpStatusCode.InternalServerError)]
    public async Task A_program_gets_the_bare_status(string address, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        Assert.Equal((status, ""), await AskAsync(host, address, "application/json"));
    }

    private static Task<PageHost> StartAsync() => PageHost.StartAsync(routes =>
    {
        routes.MapGet("/broken", string () => throw new InvalidOperationException("ERIKSSON"));
        routes.MapGet("/refused", () => Results.StatusCode(400));
        routes.MapGet("/large", () => Results.StatusCode(413));
    });

    private static async Task<(HttpStatusCode Status, string Page)> AskAsync(
        PageHost host, string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Accept.ParseAdd(accept);
        using var answer = await host.Client.SendAsync(request, Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
