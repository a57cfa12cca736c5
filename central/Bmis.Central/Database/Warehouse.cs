using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// The whole warehouse on one server; where several hosts are named, on whichever of them is the primary now.
/// </summary>
internal sealed class Warehouse : IWarehouse, IAsyncDisposable
{
    // Seconds. A host that was away or a standby is looked at again, because a fail-over changes that; one that says
    // nothing is passed over; and a connection to a machine that has lost its power is found by its silence.
    private const int HostRecheck = 1;
    private const int LongestConnecting = 3;
    private const int SilenceBeforeProbe = 5;
    private const int BetweenProbes = 2;

    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _owned;

    static Warehouse() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public Warehouse(IOptions<DatabaseOptions> options, ILoggerFactory loggers)
    {
        var builder = new NpgsqlDataSourceBuilder(options.Value.Warehouse);
        if (options.Value.RequireDurable)
            Durability.Ask(builder.ConnectionStringBuilder);
        builder.UseLoggerFactory(loggers);
        (_owned, _source) = Build(builder);
        All = [_source];
    }

    public IReadOnlyList<NpgsqlDataSource> All { get; }

    public NpgsqlDataSource ForProducer(int regionId) => _source;

    public NpgsqlDataSource ForReading() => _source;

    public NpgsqlDataSource ForRegistry() => _source;

    public ValueTask DisposeAsync() => _owned.DisposeAsync();

    private static (NpgsqlDataSource Owned, NpgsqlDataSource Source) Build(NpgsqlDataSourceBuilder builder)
    {
        var parts = builder.ConnectionStringBuilder;
        if (!parts.Host!.Contains(',', StringComparison.Ordinal))
        {
            var source = builder.Build();
            return (source, source);
        }

        parts.TargetSessionAttributes = null;
        parts.HostRecheckSeconds = HostRecheck;
        parts.Timeout = Math.Min(parts.Timeout, LongestConnecting);
        if (!parts.Host!.Contains('/', StringComparison.Ordinal))
        {
            // A socket of this machine knows no silence.
            parts.TcpKeepAlive = true;
            parts.TcpKeepAliveTime = SilenceBeforeProbe;
            parts.TcpKeepAliveInterval = BetweenProbes;
        }

        var hosts = builder.BuildMultiHost();
        return (hosts, hosts.WithTargetSession(TargetSessionAttributes.Primary));
    }
}
