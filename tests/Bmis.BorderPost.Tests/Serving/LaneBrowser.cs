using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bmis.BorderPost.Tests.Duty;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>
/// An officer's browser without a window: cookies, and the antiforgery token of the page, which it loads only once, as
/// a page does that stays open while the lane is started again.
/// </summary>
internal sealed partial class LaneBrowser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;
    private string _token = "";

    internal LaneBrowser() =>
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies });

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal async Task SignInAsync(Uri lane)
    {
        _token = await TokenAsync(new(lane, "/sign-in"));
        using var answer = await SendAsync(
            new(lane, "/sign-in"), new() { ["officer"] = "o.one", ["password"] = Officers.Password, ["return"] = "/" });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        _token = await TokenAsync(new(lane, "/shift"));
        using var opened = await SendAsync(new(lane, "/shift/open"), []);
        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        _token = await TokenAsync(new(lane, "/"));
    }

    /// <summary>Opens the connection over which a page hears of events.</summary>
    internal Task<LiveConnection> ListenAsync(Uri lane) => LiveConnection.OpenAsync(lane, _cookies);

    /// <summary>Posts a form and reads the two fields of the answer.</summary>
    /// <exception cref="HttpRequestException">No answer came.</exception>
    internal async Task<(bool Done, string Message)> PostAsync(Uri address, Dictionary<string, string> fields)
    {
        using var answer = await SendAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation));
        var message = json.RootElement.TryGetProperty("message", out var text) ? text.GetString()! : "";
        return (json.RootElement.GetProperty("done").GetBoolean(), message);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", _token)]);
        return await _client.PostAsync(address, form, Cancellation);
    }

    private async Task<string> TokenAsync(Uri page) =>
        Token().Match(await _client.GetStringAsync(page, Cancellation)).Groups[1].Value;

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
