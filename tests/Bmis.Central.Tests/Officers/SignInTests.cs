using System.Net;
using Bmis.Central.Officers;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Officers;

public sealed class SignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = headquarters.Browser();
        foreach (var path in new[] { "/", "/crossings", "/posts", "/accounts", "/no-such-page" })
        {
            using var answer = await browser.GetAsync(path, Cancellation);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location?.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Roles.Analyst, "/crossings")]
    [InlineData(Roles.Analyst, "/posts")]
    [InlineData(Roles.Administrator, "/crossings")]
    [InlineData(Roles.Officer, "/accounts")]
    [InlineData(Roles.Supervisor, "/reports/flows")]
    public async Task A_role_opens_only_its_own_pages(string role, string path)
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = await headquarters.SignedInAsync("", role);
        using var answer = await browser.GetAsync(path, Cancellation);
        Assert.Equal("/denied", answer.Headers.Location?.AbsolutePath);
    }

    [Fact]
    public async Task Five_failures_lock_an_account_for_a_while()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        using var browser = headquarters.Browser();
        for (var i = 0; i < SignInDesk.AttemptsBeforeLock; i++)
            await FailsAsync(browser, "kim", "wrong wrong wrong");
        await FailsAsync(browser, "kim", Headquarters.Password);
        headquarters.Clock.Now += SignInDesk.LockTime + TimeSpan.FromSeconds(1);
        var answer = await Headquarters.SignInAsync(browser, "kim", Headquarters.Password);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_disabled_person_is_out_with_the_next_request()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Officer);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/posts", Cancellation)).StatusCode);
        await headquarters.Services.GetRequiredService<AccountDesk>()
            .SetDisabledAsync("person-officer", true, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/posts", Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_never_leads_elsewhere(string back)
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        using var browser = headquarters.Browser();
        var answer = await Headquarters.SignInAsync(browser, "kim", Headquarters.Password, back);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        using var form = new FormUrlEncodedContent([new("account", "kim")]);
        foreach (var path in new[] { "/accounts/add", "/accounts/disable", "/accounts/enable", "/sign-out" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, form, Cancellation)).StatusCode);
    }

    private static async Task FailsAsync(HttpClient browser, string account, string password)
    {
        using var answer = await Headquarters.SignInAsync(browser, account, password);
        Assert.StartsWith("/sign-in?failed=1", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }
}
