using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// The warehouse on one server, or the registry on one and the crossing data of regions on shards. With shards all
/// regions are read through foreign tables at the registry. Where a server has several hosts, whichever of them is the
/// primary now is meant.
/// </summary>
internal sealed class Warehouse : IWarehouse, IAsyncDisposable
{
    private const string ReadThroughLinks =
        $"-c search_path={ShardLinks.Schema},public -c enable_partitionwise_aggregate=on";

    // Of several hosts a source is a view of another one, which owns the connections.
    private readonly List<NpgsqlDataSource> _owned = [];
    private readonly NpgsqlDataSource _registry;
    private readonly NpgsqlDataSource _reading;
    private readonly NpgsqlDataSource _reports;
    private readonly Dictionary<int, NpgsqlDataSource> _regions = [];

    static Warehouse() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Warehouse(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
    {
        NpgsqlDataSource Open(string connection, string? with = null)
        {
            var builder = new NpgsqlDataSourceBuilder(connection);
            builder.ConnectionStringBuilder.Options =
                $"{builder.ConnectionStringBuilder.Options} {with}".Trim() is { Length: > 0 } all ? all : null;
            if (options.Value.RequireDurable)
                Durability.Ask(builder.ConnectionStringBuilder);
            builder.UseLoggerFactory(loggers);
            return SeveralHosts.Build(builder, _owned);
        }

        var shards = options.Value.Shards;
        var reading = shards.Count == 0 ? null : ReadThroughLinks;
        _registry = Open(options.Value.Warehouse);
        _reading = reading is null ? _registry : Open(options.Value.Warehouse, reading);
        _reports = options.Value.Reports.Length == 0 ? _reading : Open(options.Value.Reports, reading);
        All = [_registry, .. shards.Select(shard => Open(shard.Warehouse))];
        for (var number = 0; number < shards.Count; number++)
            foreach (var region in shards[number].Regions)
                _regions[region] = All[number + 1];
    }

    public IReadOnlyList<NpgsqlDataSource> All { get; }

    public NpgsqlDataSource ForProducer(int regionId) =>
        _regions.Count == 0 ? _registry
        : _regions.TryGetValue(regionId, out var shard) ? shard
        : throw new InvalidDataException($"No shard of the setting Shards holds region {regionId}.");

    public NpgsqlDataSource ForReading() => _reading;

    public NpgsqlDataSource ForReports() => _reports;

    public NpgsqlDataSource ForRegistry() => _registry;

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _owned)
            await source.DisposeAsync();
    }
}
