using System.Text.Json;
using Bmis.Central.Distribution;
using Bmis.Sync.Distribution;
using Bmis.Sync.Distribution.Roles;
using Bmis.TestKit;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Tests.Distribution;

/// <summary>Headquarters with a root, two data managers and an analyst, and what a lane believes of it.</summary>
internal sealed class CourseBench : IAsyncDisposable
{
    public const string List = "rules";

    private const string AddAccounts =
        """
        insert into account (account_id, person_name, roles, password_hash, valid_from, stamp)
        select id, 'A. Person', array[case id when 'dora' then 'analyst' else 'data-manager' end], 'x',
            timestamptz '2026-01-01', gen_random_uuid()
        from unnest(array['anna', 'bela', 'dora']) as id
        """;

    private static readonly string[] Signing = ["Targets", "Snapshot", "Timestamp"];
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly ScratchFolder _scratch = new();

    private CourseBench(WarehouseFixture warehouse)
    {
        Warehouse = warehouse;
        Lists = new PublishedLists(warehouse.Warehouse, warehouse.Keys);
    }

    public WarehouseFixture Warehouse { get; }

    public TickedClock Clock { get; } = new();

    /// <summary>What lanes are served.</summary>
    public PublishedLists Lists { get; }

    public SignedRole Root => RoleCodec.FromBytes(File.ReadAllBytes(At("1.root"))).Role!;

    public static TwoPersons Two => new("anna", "bela");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IOptions<DistributionOptions> Options => Microsoft.Extensions.Options.Options.Create(
        new DistributionOptions
        {
            SigningKeyFile = ListSigning.KeyFile,
            TargetsKeyFile = At("targets.key"),
            SnapshotKeyFile = At("snapshot.key"),
            TimestampKeyFile = At("timestamp.key"),
        });

    private string[] KeySettings =>
        [.. Signing.Select(role => $"--Distribution:{role}KeyFile={At($"{role.ToLowerInvariant()}.key")}")];

    public static async Task<CourseBench> OpenAsync()
    {
        var bench = new CourseBench(await WarehouseFixture.MigratedAsync());
        await Verbs.RunAsync("", "distribution", "keys", bench._scratch.Path);
        Assert.Equal(0, (await bench.RunAsync("distribution", "root", "publish", bench.At("1.root"))).Exit);
        await bench.ExecuteAsync(AddAccounts);
        return bench;
    }

    /// <summary>A minute later.</summary>
    public Task<long> PublishAsync(byte[] content, string name = List)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        return Publisher().PublishAsync(name, content, Week, Cancellation);
    }

    /// <summary>What whoever makes the list of data does, again and again.</summary>
    public Task<long?> PublishChangedAsync(byte[] content, string name = List) =>
        Publisher().PublishChangedAsync(name, content, Week, Cancellation);

    public Task RollOutAsync(int share, string name = List) =>
        Course().RollOutAsync(name, share, Two, Cancellation);

    public Task<IReadOnlyList<CourseStep>> RecallAsync(long to, string name = List)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        return Course().RecallAsync(name, to, Two, Cancellation);
    }

    public async Task RenewAsync()
    {
        using var renewal = new ListRenewal(Publisher(), Options, Clock, NullLogger<ListRenewal>.Instance);
        await renewal.RenewDueAsync(Cancellation);
    }

    public ListCourse Course() => new(Warehouse.Warehouse, Warehouse.Keys, Options, Clock);

    public ListPublisher Publisher() => new(Warehouse.Warehouse, Warehouse.Keys, Options, Clock);

    /// <summary>The newest targets, believed from the root on.</summary>
    public async Task<TargetsRole> TargetsAsync()
    {
        var roles = (await Lists.RefreshAsync(Cancellation)).Roles;
        return roles.Aggregate(TrustedRoles.Begin(Root)!, (trusted, role) => trusted.Offer(role).Trusted).Lists!;
    }

    public async Task<long?> MeantAsync(string lane, string name = List) =>
        (await TargetsAsync()).MeantFor(name, lane)?.Version;

    /// <summary>What can be fetched of a version; null when nothing can.</summary>
    public async Task<byte[]?> FetchAsync(long version, string name = List) =>
        (await Lists.ReadChunkAsync(name, version, 0, Cancellation))?.ToArray();

    public async Task ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Warehouse.Source.OpenConnectionAsync(Cancellation);
        await connection.ExecuteAsync(sql, values);
    }

    /// <summary>A lane says what it holds.</summary>
    public Task SaysAsync(string lane, long version, string name = List) =>
        Warehouse.HoldsAsync(lane, name, version);

    public Task<(int Exit, string Output, string Error)> RunAsync(params string[] line) =>
        Verbs.RunAsync(Warehouse, "", [.. line, .. KeySettings]);

    /// <summary>What <c>distribution status</c> says of a list.</summary>
    public async Task<(int Exit, JsonElement Row)> StatusAsync(string name = List)
    {
        var (exit, output, _) = await RunAsync("distribution", "status");
        var line = output.Split('\n').Single(
            one => one.StartsWith($"{{\"list\":\"{name}\",", StringComparison.Ordinal));
        return (exit, JsonDocument.Parse(line).RootElement);
    }

    public string At(string file) => Path.Combine(_scratch.Path, file);

    public async ValueTask DisposeAsync()
    {
        Lists.Dispose();
        await Warehouse.DisposeAsync();
        _scratch.Dispose();
    }
}
