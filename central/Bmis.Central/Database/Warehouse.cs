using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>The whole warehouse on one server.</summary>
internal sealed class Warehouse : IWarehouse, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;

    static Warehouse() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Warehouse(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Value.Warehouse);
        if (options.Value.RequireDurable)
            Durability.Ask(builder.ConnectionStringBuilder);
        builder.UseLoggerFactory(loggers);
        _source = builder.Build();
        All = [_source];
    }

    public IReadOnlyList<NpgsqlDataSource> All { get; }

    public NpgsqlDataSource ForProducer(int regionId) => _source;

    public NpgsqlDataSource ForReading() => _source;

    public NpgsqlDataSource ForRegistry() => _source;

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
