using System.Security.Claims;
using System.Text.Encodings.Web;
using Bmis.Components;
using Bmis.Reports.Pages;
using Bmis.Reports.Statistics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bmis.Reports.Tests.Pages;

/// <summary>The reports in an application of their own; the header <c>x-role</c> signs a request in.</summary>
internal sealed class ReportsHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ReportsHost(WebApplication application, Uri address) =>
        (_application, Address) = (application, address);

    internal Uri Address { get; }

    internal static async Task<ReportsHost> StartAsync(ReportsDatabase database, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Languages:Folder"] = Path.Combine(AppContext.BaseDirectory, "Pages", "Languages");
        builder.Services.AddBmisComponents(typeof(ReportsRoom).Assembly);
        builder.Services.AddSingleton(clock);
        builder.Services.AddReports(_ => database.Source, (_, _) => Task.FromResult(ReportsDatabase.Scope));
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderRole>("header", null);
        builder.Services.AddAuthorization(options =>
            options.AddPolicy("Analyst", policy => policy.RequireRole("analyst")));
        var application = builder.Build();
        application.UseBmisSecurityHeaders();
        application.UseBmisLanguages();
        application.UseAuthentication();
        application.UseAuthorization();
        application.MapBmisAssets();
        application.MapReports();
        await application.StartAsync();
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        return new(application, new(addresses.Addresses.First()));
    }

    internal HttpClient Client(string role = "analyst", string language = "en-GB")
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("x-role", role);
        client.DefaultRequestHeaders.Add("accept-language", language);
        return client;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private sealed class HeaderRole(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var role = Request.Headers["x-role"].ToString();
            Claim[] claims = [new(ClaimTypes.Name, "a.specimen"), new(ClaimTypes.Role, role)];
            var ticket = new AuthenticationTicket(new(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name);
            var result = role.Length == 0 ? AuthenticateResult.NoResult() : AuthenticateResult.Success(ticket);
            return Task.FromResult(result);
        }
    }
}
