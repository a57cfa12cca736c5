using System.Security.Claims;
using System.Text.Encodings.Web;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Photographs;
using Bmis.Crossings.Contracts;
using Bmis.Watchlist.Lists;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Screens;

/// <summary>The whole lane on a free port, with a signed-in officer and an alert list made for the test.</summary>
internal sealed class ScreensHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Scratch _scratch;

    private ScreensHost(WebApplication app, Scratch scratch, FixedScreening screening) =>
        (_app, _scratch, Screening) = (app, scratch, screening);

    internal FixedScreening Screening { get; }

    internal string Folder => _scratch.Folder;

    internal string Address => _app.Urls.First();

    internal IServiceProvider Provided => _app.Services;

    internal InspectionDesk Desk => _app.Services.GetRequiredService<InspectionDesk>();

    internal static Task<ScreensHost> StartAsync(int port = 0, params string[] settings) =>
        StartAsync(_ => { }, port, settings);

    /// <summary>The same with other parts in it.</summary>
    internal static async Task<ScreensHost> StartAsync(
        Action<IServiceCollection> replace, int port = 0, params string[] settings)
    {
        var scratch = new Scratch();
        var screening = new FixedScreening();
        var app = BorderPost.Program.Build(
            [
                $"--Urls=http://127.0.0.1:{port}",
                "--Lane:Id=lane-1",
                "--Lane:PostCode=UTANY",
                $"--Lane:Folder={scratch.Folder}",
                TestKeys.Setting,
                "--Languages:Pseudo=true",
                "--Devices:Readers:0:Name=tray",
                "--Devices:Readers:0:Kind=Simulated",
                "--Logging:LogLevel:Default=None",
                .. settings,
            ],
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders());
                services.Replace(ServiceDescriptor.Singleton<IAlertScreening>(screening));
                services.Replace(ServiceDescriptor.Singleton<IDutyRoster>(new Inspecting.Desk.FixedRoster()));
                services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedIn>("test", null);
                replace(services);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, scratch, screening);
    }

    /// <summary>
    /// Refers the traveller at the desk. A check that comes in between changes the revision, and the lane refuses the
    /// older one; so it is tried until it counts.
    /// </summary>
    internal Task<Guid> ReferAsync() => DecideAsync(
        (active, key) => new(active.Id, OfficerAct.Refer, active.Revision, key));

    /// <summary>Admits the traveller at the desk, against the verdict if need be. It is tried likewise.</summary>
    internal Task<Guid> AdmitAsync() => DecideAsync(
        (active, key) => new(active.Id, OfficerAct.Admit, active.Revision, key, "Known", "s-1", "right"));

    private async Task<Guid> DecideAsync(Func<Inspection, string, DecisionRequest> request)
    {
        for (var attempt = 1; ; attempt++)
        {
            var active = Desk.State.Active!;
            var answer = await Desk.DecideAsync(
                request(active, $"{active.Id}-{attempt}"),
                Inspecting.Desk.Officer,
                TestContext.Current.CancellationToken);
            if (answer.Receipt is not null) return active.Id;
        }
    }

    /// <summary>
    /// The traveller at the desk is photographed; the erasure that runs when a lane starts does not come in between.
    /// </summary>
    internal void Photograph(byte[] jpeg)
    {
        var shelf = Provided.GetRequiredService<PhotoShelf>();
        lock (shelf.Gate) Assert.True(Desk.Attach(Desk.State.Active!.Id, shelf.Keep(jpeg, "")));
    }

    internal Task StopAsync() => _app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _scratch.Dispose();
    }

    internal sealed class FixedScreening : IAlertScreening
    {
        internal Crossings.Records.Freshness Freshness { get; set; } = Crossings.Records.Freshness.Fresh;

        internal string ListedSurname { get; set; } = "LISTED";

        /// <summary>What everybody of that surname hits.</summary>
        internal IReadOnlyList<ExplainedHit> Hits { get; set; } = [Hit(AlertAction.Refer)];

        public AlertScreeningResult Screen(
            Crossings.Records.Traveller? traveller,
            Crossings.Records.TravelDocument? document,
            Crossings.Records.Direction direction) =>
            new(new("alert", 41, Freshness), traveller?.Name.Primary == ListedSurname ? Hits : []);

        internal static ExplainedHit Hit(AlertAction action, bool isDrill = false) => new(
            new("alert", "specimen:7", 0.94, OnDocument: false)
            {
                Action = ActionNames.Of(action),
                EntryDigest = "00112233445566778899aabbccddeeff",
                IsDiscreet = AlertPrecedence.IsDiscreet(action),
                IsDrill = isDrill,
            },
            "LISTED, Person",
            "Specimen list",
            action,
            [],
            []);
    }

    private sealed class SignedIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var identity = new ClaimsIdentity(
                [new(ClaimTypes.NameIdentifier, "o-1"), new(ClaimTypes.Role, OfficerRoles.Officer)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), Scheme.Name)));
        }
    }
}
