using System.Net;
using System.Text.RegularExpressions;

namespace Bmis.BorderPost.Tests.Duty;

public sealed partial class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/sign-out")]
    public async Task Strangers_are_denied_everything_but_signing_in(string path)
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        Assert.True(
            answer.StatusCode is HttpStatusCode.Found or HttpStatusCode.MethodNotAllowed, $"{answer.StatusCode}");
        if (answer.StatusCode is HttpStatusCode.Found)
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var health = await browser.GetAsync(new Uri("/health", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task Signing_in_gives_a_strict_cookie_and_leads_back_and_signing_out_ends_it()
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await SignInAsync(browser, "o.one", Officers.Password, "/shift?day=1");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/shift?day=1", answer.Headers.Location!.OriginalString);
        var cookie = Cookie(answer, "bmis-duty=");
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        using var left = await PostAsync(browser, "/sign-out", await TokenAsync(browser), []);
        Assert.Equal("/sign-in", left.Headers.Location!.OriginalString);
        Assert.NotEmpty(Cookie(left, "bmis-duty=;"));
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_the_officer_has_signed_out()
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await SignInAsync(browser, "o.one", Officers.Password, "/");
        var stolen = Cookie(answer, "bmis-duty=").Split(';')[0];
        using var thief = lane.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        using var before = await thief.GetAsync(new Uri("/shift", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        using var left = await PostAsync(browser, "/sign-out", await TokenAsync(browser), []);
        using var copied = lane.Browser();
        copied.DefaultRequestHeaders.Add("Cookie", stolen);
        using var after = await copied.GetAsync(new Uri("/shift", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.Found, after.StatusCode);
        Assert.StartsWith("/sign-in", after.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("")]
    public async Task Signing_in_never_leads_to_another_site(string target)
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await SignInAsync(browser, "o.one", Officers.Password, target);
        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_gives_no_cookie_and_says_so()
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await SignInAsync(browser, "o.one", "wrong", "/");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.Contains("Officer ID, password or one-time code is wrong.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"wrong\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var lane = await RunningLane.StartAsync();
        using var browser = lane.Browser();
        using var answer = await PostAsync(
            browser, "/sign-in", "", new() { ["officer"] = "o.one", ["password"] = Officers.Password });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        HttpClient browser, string officer, string password, string target) =>
        await PostAsync(browser, "/sign-in", await TokenAsync(browser), new()
        {
            ["officer"] = officer, ["password"] = password, ["return"] = target,
        });

    private static string Cookie(HttpResponseMessage answer, string start) => Assert.Single(
        answer.Headers.GetValues("Set-Cookie"), one => one.StartsWith(start, StringComparison.Ordinal));

    private static async Task<string> TokenAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Cancellation);
        return Token().Match(page).Groups[1].Value;
    }

    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string path, string token, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = token;
        using var form = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), form, Cancellation);
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
