using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bmis.Components.Tests;

/// <summary>A small application that serves one page of components on a free port.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new(app.Urls.First()) };
    }

    internal HttpClient Client { get; }

    internal IServiceProvider Provided => _app.Services;

    internal static async Task<PageHost> StartAsync(
        Action<IEndpointRouteBuilder> map, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
            settings.Select(one => KeyValuePair.Create(one.Name, (string?)one.Value)));
        builder.Services.AddBmisComponents();
        var app = builder.Build();
        app.UseBmisSecurityHeaders();
        app.UseBmisLanguages();
        app.UseBmisTroublePages();
        app.UseAntiforgery();
        app.MapBmisAssets();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    internal static Task<PageHost> OfPageAsync<TPage>(params (string Name, string Value)[] settings)
        where TPage : IComponent => StartAsync(
            routes => routes.MapGet("/", () => new RazorComponentResult<TPage>()), settings);

    internal async Task<string> PageAsync(string address = "/") =>
        await Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
    }
}
