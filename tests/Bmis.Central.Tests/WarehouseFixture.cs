using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Sync.Sealing;
using Bmis.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Tests;

/// <summary>A database of one's own with the whole schema, copied from a template made once a process.</summary>
internal sealed class WarehouseFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = SampleCrossings.Start;

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly Warehouse _warehouse;
    private readonly MasterKeys _master = FixedKeys.Open();

    private WarehouseFixture(string connection)
    {
        Connection = connection;
        Options = Microsoft.Extensions.Options.Options.Create(new DatabaseOptions { Warehouse = connection });
        _warehouse = new Warehouse(Options, NullLoggerFactory.Instance);
        Keys = new WarehouseKeys(_master, _warehouse, TimeProvider.System, NullLogger<WarehouseKeys>.Instance);
        Seal = new RecordSeal(Keys);
    }

    public string Connection { get; }

    public IOptions<DatabaseOptions> Options { get; }

    public IWarehouse Warehouse => _warehouse;

    public WarehouseKeys Keys { get; }

    public RecordSeal Seal { get; }

    public NpgsqlDataSource Source => _warehouse.ForRegistry();

    /// <summary>An empty database with the schema and partitions around <see cref="Now"/>.</summary>
    public static async Task<WarehouseFixture> MigratedAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        return new WarehouseFixture(await cluster.CreateDatabaseAsync(await Template.Value));
    }

    /// <summary>A database without any table.</summary>
    public static async Task<WarehouseFixture> EmptyAsync() =>
        On(await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync());

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

    private static async Task<string> MakeTemplateAsync()
    {
        await using var fixture = await EmptyAsync();
        await Schema().ApplyAsync(fixture.Source, CancellationToken.None);
        await new Partitions(fixture.Options).EnsureAsync(fixture.Source, Now, CancellationToken.None);
        await fixture.SealClearAsync();
        await fixture.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(fixture.Connection).Database!;
    }
}
