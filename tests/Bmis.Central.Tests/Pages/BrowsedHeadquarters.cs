using System.Collections.Concurrent;
using System.Text;
using Bmis.Central.CommandLine;
using Bmis.Central.Officers;
using Bmis.Central.Tests.PassengerData;
using Bmis.Central.Tests.Pages;
using Bmis.TestKit;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowsedHeadquarters))]

namespace Bmis.Central.Tests.Pages;

/// <summary>Headquarters with a few hundred invented crossings, on a port, and a browser that is signed in.</summary>
public sealed class BrowsedHeadquarters : IAsyncLifetime
{
    public const string Password = "long enough for a test";

    private const string LaneStatus =
        """
        insert into lane_status (
            region_id, lane_id, seen_at, head_sequence, oldest_unsent, device_time, free_disk_bytes, held_lists)
        select region_id, lane_id, now(), 0, null,
            now() + case when lane_id like '%PRT.2' then '4 min' else '0' end::interval,
            90000000000, '{"alert": 1}'
        from lane where lane_id not like '%BRG.3'
        """;

    private const string DeadLetters =
        """
        insert into dead_letter (region_id, lane_id, sequence, kind, reason, noted_at, owner, taken_at, tried_at,
            tried_by, outcome, replayed_at)
        select region_id, lane_id, 900000 + one.number, one.kind, one.reason,
            now() - interval '1 hour',
            case when one.number = 1 then '' else 'anna.specimen' end, null,
            case when one.number = 1 then null else now() end,
            case when one.number = 1 then '' else 'anna.specimen' end,
            case one.number when 1 then '' when 2 then 'still-faulty' else 'applied' end,
            case when one.number = 3 then now() end
        from lane cross join (values
            (1, 'weather', 'kind.unknown'), (2, 'crossing', 'database.23514'), (3, 'hit', 'reader.failed'))
            as one (number, kind, reason)
        where lane_id like '%PRT.2';
        insert into producer (region_id, lane_id, next_sequence, last_hash, state, begun_at, certificate_sha256)
        select region_id, lane_id || '+2', 40, decode(repeat('00', 32), 'hex'), 'quarantined',
            now() - interval '1 hour', decode(repeat('5f', 32), 'hex')
        from lane where lane_id like '%PRT.2'
        """;

    // Of every list one person, the second one discreetly.
    private const string PassengerHits =
        """
        insert into passenger_hit (passenger_id, entry_id, list_version, entry_digest, score, on_document, action,
            is_discreet, is_drill, found_at)
        select passenger_id, entry.id, 1, '', 0.93, false, entry.action, entry.discreet, false, now()
        from (select passenger_id, row_number() over (order by byte_offset) as place
            from passenger join passenger_picture using (picture_id) where source = 'api') p
        join (values (1, 'S-901', 'Refer', false), (2, 'S-902', 'DiscreetCheck', true))
            as entry (place, id, action, discreet) using (place)
        """;

    // What a case keeps of a push of long ago.
    private const string OldPush =
        """
        update passenger_picture set received_at = now() - interval '200 days'
        where flight_id in (select flight_id from flight where number = '777');
        insert into passenger_case (link_id, booking_id, case_number, linked_at, linked_by)
        select gen_random_uuid(), booking_id, '2026/17', now() - interval '190 days', 'anna.specimen'
        from booking join passenger_picture using (picture_id) join flight using (flight_id) where number = '777'
        """;

    private readonly SemaphoreSlim _once = new(1);
    private readonly BrowserFixture _browser = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bmis-pages-");
    private readonly ConcurrentDictionary<string, IReadOnlyList<BrowserContextCookiesResult>> _cookies = new();
    private WarehouseFixture? _warehouse;
    private WebApplication? _application;

    /// <summary>Where the pages are, without a slash at the end.</summary>
    public string Address => _application!.Urls.First();

    /// <summary>The day on which the invented coach arrives.</summary>
    public DateOnly Arrival { get; private set; }

    /// <summary>A booking of long ago that an open case keeps, and whose travellers are named no more.</summary>
    public Guid MaskedBooking { get; private set; }

    internal IServiceProvider Services => _application!.Services;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A browser page that nobody is signed in to.</summary>
    public async Task<WatchedPage> OpenAsync(
        string language = "en", ColorScheme scheme = ColorScheme.Light, int width = 1366, int height = 900)
    {
        await StartAsync();
        return await _browser.PageAsync(language, scheme, width, height, Address);
    }

    /// <summary>A browser page on which a person with every role is signed in.</summary>
    public async Task<WatchedPage> SignedInAsync(
        string language = "en",
        ColorScheme scheme = ColorScheme.Light,
        int width = 1366,
        string account = "anna.specimen")
    {
        var watched = await OpenAsync(language, scheme, width);
        if (_cookies.TryGetValue(account, out var held))
        {
            await watched.Page.Context.AddCookiesAsync(
                held.Select(one => new Cookie { Name = one.Name, Value = one.Value, Url = Address }));
            return watched;
        }

        await watched.Page.GotoAsync(Address + "/sign-in");
        await watched.Page.FillAsync("#account", account);
        await watched.Page.FillAsync("#password", Password);
        await watched.Page.PressAsync("#password", "Enter");
        await Assertions.Expect(watched.Page).ToHaveURLAsync(Address + "/");
        _cookies[account] = await watched.Page.Context.CookiesAsync();
        return watched;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_application is not null) await _application.DisposeAsync();
        if (_warehouse is not null) await _warehouse.DisposeAsync();
        _once.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task StartAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_application is not null) return;
            _warehouse = await WarehouseFixture.MigratedAsync();
            await FillAsync(_warehouse);
            _application = await RunAsync(_warehouse);
        }
        finally
        {
            _once.Release();
        }
    }

    private async Task FillAsync(WarehouseFixture warehouse)
    {
        var push = Path.Combine(_folder.FullName, "push");
        await File.WriteAllTextAsync(push, CarrierMessages.Push(1, "ERIKSSON", "LIND")
            .Replace("TVL+291126:1100+UTA+UTB+UT+123", "TVL+010126:1100+UTA+UTB+UT+777", StringComparison.Ordinal));
        await DoAsync(warehouse, "demonstrate", "--crossings", "600", "--days", "12");
        await DoAsync(warehouse, "passenger", "demonstrate", "--post", "UTBRG");
        await DoAsync(warehouse, "passenger", "ingest", push);
        await using var connection = await warehouse.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(string.Join(';', LaneStatus, DeadLetters, PassengerHits, OldPush));
        await DoAsync(warehouse, "passenger", "retention", "run");
        Arrival = await connection.QuerySingleAsync<DateOnly>("select departs_on from flight where number <> '777'");
        MaskedBooking = await connection.QueryFirstAsync<Guid>(
            "select booking_id from booking where masked_at is not null order by booking_id");
    }

    private static async Task DoAsync(WarehouseFixture warehouse, params string[] line)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await Commands.RunAsync(
            [.. line, .. warehouse.Arguments, FixedKeys.Setting, ListSigning.Setting],
            new VerbStreams(TextReader.Null, output, output), CancellationToken.None));
    }

    private async Task<WebApplication> RunAsync(WarehouseFixture warehouse)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ar.json"), Arabic.Texts, Encoding.UTF8);
        var application = Program.Build(
        [
            .. warehouse.Arguments, "--Listening:PagesPort=0", ListSigning.Setting,
            $"--Languages:Folder={_folder.FullName}",
        ]);
        await application.StartAsync();
        var desk = application.Services.GetRequiredService<AccountDesk>();
        await AddAsync(desk, "anna.specimen", "Anna Specimen", "", Roles.All);
        await AddAsync(desk, "bela.specimen", "Bela Specimen", "", Roles.DataManager, Roles.Auditor);
        await AddAsync(desk, "cleo.specimen", "Cleo Specimen", "UTAIR", Roles.Officer);
        await AddAsync(desk, "dina.specimen", "Dina Specimen", "", Roles.PassengerUnit);
        return application;
    }

    private static async Task AddAsync(
        AccountDesk desk, string account, string name, string post, params IReadOnlyList<string> roles) =>
        Assert.Null(await desk.AddAsync(new(account, name, [.. roles], post, Password, null), CancellationToken.None));
}
