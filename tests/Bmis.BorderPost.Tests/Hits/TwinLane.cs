using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Tests.Lists;
using Bmis.BorderPost.Tests.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Watchlist.Lists;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Tests.Hits;

/// <summary>
/// A whole lane of which nothing is left to chance: fixed ids, tokens and clock. Two of them that do the same give the
/// same bytes. Everything it gives away is kept.
/// </summary>
internal sealed class TwinLane : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SignedLists _lists;
    private readonly Scratch _scratch;
    private readonly HeldClock _clock;
    private readonly StringBuilder _given = new();
    private readonly List<string> _logged;

    private TwinLane(
        WebApplication app, SignedLists lists, Scratch scratch, HeldClock clock, List<string> logged) =>
        (_app, _lists, _scratch, _clock, _logged) = (app, lists, scratch, clock, logged);

    internal IServiceProvider Services => _app.Services;

    /// <summary>Every answer, frame and log line so far.</summary>
    internal string Given
    {
        get
        {
            lock (_logged) return $"{_given}{string.Join('\n', _logged.Order(StringComparer.Ordinal))}";
        }
    }

    private InspectionDesk Desk => Services.GetRequiredService<InspectionDesk>();

    internal static async Task<TwinLane> StartAsync(AlertEntry[] entries, params string[] settings)
    {
        var (scratch, clock, logged) = (new Scratch(), new HeldClock(), new List<string>());
        var lists = new SignedLists(scratch, clock);
        await lists.PutAsync(ListNames.Alert, 1, AlertListFile.Write(entries));
        var app = BorderPost.Program.Build(
            [
                "--Urls=http://127.0.0.1:0", "--Lane:Id=lane-1", "--Lane:PostCode=UTANY",
                $"--Lane:Folder={scratch.Folder}", TestKeys.Setting,
                $"--Lists:Root={lists.RootFile}",
                .. settings,
            ],
            services =>
            {
                services.AddLogging(logging => logging.ClearProviders().AddProvider(new Logs(logged)));
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                services.Replace(ServiceDescriptor.Singleton<RandomNumberGenerator>(new Counting()));
                services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(new OneToken()));
                services.Replace(ServiceDescriptor.Singleton<IDutyRoster>(new Inspecting.Desk.FixedRoster()));
                services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedIn>("test", null);
            });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, lists, scratch, clock, logged);
    }

    /// <summary>A traveller from the document to the receipt, with every page that shows it afterwards.</summary>
    internal async Task PassAsync(string mrz)
    {
        var lane = new Uri(_app.Urls.First());
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = lane };
        using var page = await LiveConnection.OpenAsync(lane, new CookieContainer());
        await GetAsync(client, "/");
        await LookAsync(page);
        await PostAsync(client, "/documents", new() { ["mrz"] = mrz });
        await Passing.UntilAsync(() => _clock.Held == 1 && OthersHaveAnswered());
        _clock.LetGo();
        await Passing.UntilAsync(() => Desk.State.Active!.Screenings.Count == 1);
        await LookAsync(page);
        _clock.Advance(TimeSpan.FromSeconds(7));
        var active = Desk.State.Active!;
        await PostAsync(client, $"/inspections/{active.Id}/decision", new()
        {
            ["act"] = "Admit", ["revision"] = $"{active.Revision}", ["key"] = "twin-1",
        });
        await LookAsync(page);
        string[] pages =
        [
            "/records", $"/records/{active.Id}", "/records/paper", "/second-line", $"/second-line/{active.Id}",
            "/shift", "/supervisor", "/assistance/state", "/lane-state", "/health", "/discreet", "/discreet/state",
            $"/photographs/{active.Id}",
        ];
        foreach (var address in pages) await GetAsync(client, address);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _lists.Dispose();
        _scratch.Dispose();
    }

    // They come in any order, and which of them changed the verdict stands in the frame's revision; the last one
    // settles it again.
    private bool OthersHaveAnswered() => Services.GetRequiredService<CheckRunner>().Names
        .Where(name => name != AlertListCheck.Key)
        .All(name => Desk.State.Active!.Outcomes.Any(one => one.Check == name));

    private async Task LookAsync(LiveConnection page) => _given.AppendLine(await page.LookAsync());

    private async Task GetAsync(HttpClient client, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        await KeepAsync(address, answer);
    }

    private async Task PostAsync(HttpClient client, string address, Dictionary<string, string> fields)
    {
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
        await KeepAsync(address, answer);
    }

    // The reference on a page of trouble is made by the host for each request; Date is the machine's.
    private async Task KeepAsync(string address, HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(one => one.Key != "Date")
            .OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => $"{one.Key}: {string.Join(',', one.Value)}");
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (answer.StatusCode != HttpStatusCode.OK)
            body = System.Text.RegularExpressions.Regex.Replace(body, "<code><bdi>[^<]*</bdi>", "");
        _given.AppendLine(string.Join('\n', [address, $"{answer.StatusCode}", .. headers, body]));
    }

    private sealed class Counting : RandomNumberGenerator
    {
        private int _count;

        public override void GetBytes(byte[] data) => GetBytes(data.AsSpan());

        // Ids take ten bytes and are asked for in the order of the work; what else is random shows nowhere.
        public override void GetBytes(Span<byte> data)
        {
            if (data.Length != 10)
            {
                Fill(data);
                return;
            }

            data.Clear();
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(data[6..], Interlocked.Increment(ref _count));
        }
    }

    private sealed class OneToken : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => GetTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) =>
            new("token", "cookie", "__RequestVerificationToken", "X-Token");

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }
    }

    private sealed class Logs(List<string> lines) : ILoggerProvider, ILogger
    {
        private string _category = "";

        public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Bmis", StringComparison.Ordinal)
            ? new Logs(lines) { _category = categoryName }
            : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            lock (lines) lines.Add($"{logLevel} {_category} {eventId.Id} {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }

    private sealed class SignedIn(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            Claim[] claims =
            [
                new(ClaimTypes.NameIdentifier, "o-1"),
                new(ClaimTypes.Role, OfficerRoles.Officer),
                new(ClaimTypes.Role, OfficerRoles.Supervisor),
            ];
            return Task.FromResult(AuthenticateResult.Success(
                new(new(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name)));
        }
    }
}
