using System.Globalization;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Sealing;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Tests;

/// <summary>
/// A database of one's own with the whole schema, copied from a template made once a process. With
/// <c>BMIS_TEST_SHARDS=2</c> odd regions lie on a second server and even ones beside the registry.
/// </summary>
internal sealed class WarehouseFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = SampleCrossings.Start;

    /// <summary>Whether every warehouse of this run has two shards.</summary>
    public static readonly bool HasShards = Environment.GetEnvironmentVariable("BMIS_TEST_SHARDS") == "2";

    private static readonly Lazy<Task<string>> Template = new(() => MakeTemplateAsync(PostgresCluster.SharedAsync()));
    private static readonly Lazy<Task<PostgresCluster>> Other = new(() => PostgresCluster.StartAsync());
    private static readonly Lazy<Task<string>> OtherTemplate = new(() => MakeTemplateAsync(Other.Value));

    private readonly Warehouse _warehouse;
    private readonly MasterKeys _master = FixedKeys.Open();

    private WarehouseFixture(string connection, params IEnumerable<ShardOptions> shards)
    {
        Connection = connection;
        Options = Microsoft.Extensions.Options.Options.Create(
            new DatabaseOptions { Warehouse = connection, Shards = [.. shards] });
        _warehouse = new Warehouse(Options, NullLoggerFactory.Instance);
        Keys = new WarehouseKeys(_master, _warehouse, TimeProvider.System, NullLogger<WarehouseKeys>.Instance);
        Seal = new RecordSeal(Keys);
    }

    public string Connection { get; }

    public IOptions<DatabaseOptions> Options { get; }

    /// <summary>The settings of a program on this warehouse.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("Warehouse", Connection),
        .. Options.Value.Shards.SelectMany((shard, number) => (KeyValuePair<string, string>[])
        [
            new($"Shards:{number}:Warehouse", shard.Warehouse),
            .. shard.Regions.Select((region, place) => new KeyValuePair<string, string>(
                $"Shards:{number}:Regions:{place}", region.ToString(CultureInfo.InvariantCulture))),
        ]),
    ];

    /// <summary>The same on a command line.</summary>
    public IEnumerable<string> Arguments => Settings.Select(setting => $"--{setting.Key}={setting.Value}");

    public IWarehouse Warehouse => _warehouse;

    public WarehouseKeys Keys { get; }

    public RecordSeal Seal { get; }

    /// <summary>Where every table is seen; crossing data of all regions may be changed here too.</summary>
    public NpgsqlDataSource Source => _warehouse.ForReading();

    /// <summary>The server of the sample lanes' region, for what changes a table's definition.</summary>
    public NpgsqlDataSource Shard => _warehouse.ForProducer(3);

    /// <summary>An empty database with the schema and partitions around <see cref="Now"/>.</summary>
    public static async Task<WarehouseFixture> MigratedAsync()
    {
        if (HasShards)
            return await ShardedAsync();
        var cluster = await PostgresCluster.SharedAsync();
        return new WarehouseFixture(await cluster.CreateDatabaseAsync(await Template.Value));
    }

    /// <summary>A warehouse whose odd regions lie on a second server, and even ones beside the registry.</summary>
    public static async Task<WarehouseFixture> ShardedAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        var connection = await cluster.CreateDatabaseAsync(await Template.Value);
        var other = await (await Other.Value).CreateDatabaseAsync(await OtherTemplate.Value);
        var fixture = new WarehouseFixture(
            connection,
            new ShardOptions { Warehouse = other, Regions = [1, 3, 5, 7, 9] },
            new ShardOptions { Warehouse = connection, Regions = [2, 4, 6, 8] });
        await new ShardLinks(fixture.Warehouse, fixture.Options).LinkAsync(CancellationToken.None);
        return fixture;
    }

    /// <summary>A database without any table.</summary>
    public static async Task<WarehouseFixture> EmptyAsync() =>
        On(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());

    /// <summary>Another program's view of the same warehouse.</summary>
    public WarehouseFixture Again() => new(Connection, Options.Value.Shards);

    /// <summary>A warehouse on a database that exists.</summary>
    public static WarehouseFixture On(string connection) => new(connection);

    public static Schema Schema() => new(MigrationFiles.OfProgram());

    /// <summary>Seals what is in clear, as the verb does.</summary>
    public Task SealClearAsync() =>
        new ClearRows(new ClearTables(Seal, Keys)).SealAsync(Source, (_, _) => { }, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _warehouse.DisposeAsync();
        Keys.Dispose();
        _master.Dispose();
    }

    private static async Task<string> MakeTemplateAsync(Task<PostgresCluster> cluster)
    {
        await using var fixture = On(await (await cluster).CreateDatabaseAsync());
        await Schema().ApplyAsync(fixture.Source, CancellationToken.None);
        await new Partitions(fixture.Options).EnsureAsync(fixture.Source, Now, CancellationToken.None);
        await fixture.SealClearAsync();
        await fixture.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(fixture.Connection).Database!;
    }
}
