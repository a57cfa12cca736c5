using System.Net;
using System.Text.RegularExpressions;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests;

/// <summary>The whole application on a database of its own, in this process.</summary>
internal sealed partial class Headquarters : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplicationFactory<CentralMarker> _factory;

    private Headquarters(WarehouseFixture fixture, string signingKey)
    {
        Fixture = fixture;
        _factory = new WebApplicationFactory<CentralMarker>().WithWebHostBuilder(builder =>
        {
            builder.UseEnvironment("Production");
            foreach (var (setting, value) in fixture.Settings)
                builder.UseSetting(setting, value);
            builder.UseSetting("Distribution:SigningKeyFile", signingKey);
            builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
    }

    public WarehouseFixture Fixture { get; }

    public SetClock Clock { get; } = new();

    public IServiceProvider Services => _factory.Services;

    public static async Task<Headquarters> OpenAsync(string signingKey = "") =>
        new(await WarehouseFixture.MigratedAsync(), signingKey);

    /// <summary>Another server of headquarters on the same warehouse.</summary>
    public static Headquarters On(WarehouseFixture fixture, string signingKey) =>
        new(fixture.Again(), signingKey);

    /// <summary>A browser that follows no redirects and keeps its cookies.</summary>
    public HttpClient Browser() => _factory.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = true,
    });

    /// <summary>A browser that is signed in with these roles.</summary>
    public async Task<HttpClient> SignedInAsync(string post, params string[] roles)
    {
        var account = $"person-{string.Join('-', roles)}{post}";
        await AddAsync(account, post, roles);
        var browser = Browser();
        var answer = await SignInAsync(browser, account, Password);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return browser;
    }

    public async Task AddAsync(string account, string post, params string[] roles) =>
        Assert.Null(await Services.GetRequiredService<AccountDesk>().AddAsync(
            new NewAccount(account, "A. Person", roles, post, Password, null), CancellationToken.None));

    public static async Task<HttpResponseMessage> SignInAsync(
        HttpClient browser, string account, string password, string back = "") =>
        await PostAsync(
            browser,
            "/sign-in",
            "/sign-in",
            new() { ["account"] = account, ["password"] = password, ["return"] = back });

    /// <summary>Fills in a form of a page and sends it.</summary>
    public static async Task<HttpResponseMessage> PostAsync(
        HttpClient browser, string page, string address, Dictionary<string, string> fields)
    {
        var html = await browser.GetStringAsync(page);
        fields["__RequestVerificationToken"] = WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);
        return await browser.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await Fixture.DisposeAsync();
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]+)")]
    private static partial Regex Token();
}
