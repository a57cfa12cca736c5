using System.Globalization;
using Bmis.Central.CommandLine;
using Dapper;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>
/// At the registry, tables of crossing data of all regions: partitions by region, each a foreign table of the shard
/// that holds it. They hold nothing themselves, so that they can be dropped and made anew at any time.
/// </summary>
internal sealed class ShardLinks(IWarehouse warehouse, IOptions<DatabaseOptions> options)
{
    /// <summary>The schema that holds them, with the tables' own names.</summary>
    public const string Schema = "all_regions";

    // Crossing data is what has the region first. How far headquarters has read it is the registry's own.
    private const string SelectTables =
        """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and a.attname = 'region_id' and c.relname <> 'history_progress'
        order by c.relname
        """;

    private const string SelectLinked =
        $"""
        select c.relname, count(i.inhrelid)::int from pg_class c left join pg_inherits i on i.inhparent = c.oid
        where c.relnamespace = to_regnamespace('{Schema}') and c.relkind = 'p' group by c.relname
        """;

    private const string SelectRegions = "select distinct region_id from post order by region_id";

    private readonly List<ShardOptions> _shards = options.Value.Shards;

    /// <summary>Makes the links anew and returns how many tables are linked; nothing is done without shards.</summary>
    /// <exception cref="StopException">The registry's account may not, or a shard cannot be reached.</exception>
    public async Task<int> LinkAsync(CancellationToken cancellation)
    {
        if (_shards.Count == 0)
            return 0;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var tables = (await connection.QueryAsync<string>(SelectTables, transaction: transaction)).ToList();
        try
        {
            await connection.ExecuteAsync(Script(tables), transaction: transaction, commandTimeout: 0);
        }
        catch (PostgresException fault)
        {
            throw new StopException(
                $"The shards cannot be linked at the registry ({fault.SqlState}). Its database needs the extension "
                + "postgres_fdw, its account the usage of that foreign data wrapper, and each shard must let it in: "
                + "see the README of central.");
        }

        await transaction.CommitAsync(cancellation);
        return tables.Count;
    }

    /// <summary>Stops the program when a table of crossing data or a region of a post is not linked.</summary>
    /// <exception cref="StopException">It is not.</exception>
    public async Task RequireAsync(CancellationToken cancellation)
    {
        if (_shards.Count == 0)
            return;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var linked = (await connection.QueryAsync<(string Table, int Shards)>(SelectLinked))
            .ToDictionary(one => one.Table, one => one.Shards);
        foreach (var table in await connection.QueryAsync<string>(SelectTables))
            if (linked.GetValueOrDefault(table) != _shards.Count)
                throw new StopException($"The table {table} is not linked to every shard: run bmis-central migrate.");
        var held = _shards.SelectMany(shard => shard.Regions).ToHashSet();
        foreach (var region in await connection.QueryAsync<int>(SelectRegions))
            if (!held.Contains(region))
                throw new StopException($"The setting Shards names no server for region {region}.");
    }

    private string Script(List<string> tables)
    {
        var script = new StringWriter();
        script.WriteLine($"create extension if not exists postgres_fdw; drop schema if exists {Schema} cascade;");
        script.WriteLine($"create schema {Schema};");
        foreach (var table in tables)
            script.WriteLine(
                $"create table {Schema}.{table} (like public.{table} including defaults) "
                + "partition by list (region_id);");
        for (var number = 0; number < _shards.Count; number++)
            WriteShard(script, $"bmis_shard_{number}", _shards[number], tables);
        return script.ToString();
    }

    private static void WriteShard(StringWriter script, string name, ShardOptions shard, List<string> tables)
    {
        var to = new NpgsqlConnectionStringBuilder(shard.Warehouse);
        string Option(string option, object? value) =>
            value is null ? "" : $", {option} '{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'";
        script.WriteLine(
            $"""
            drop server if exists {name} cascade;
            create server {name} foreign data wrapper postgres_fdw options (
                async_capable 'true', fetch_size '10000', use_remote_estimate 'true', target_session_attrs 'read-write'
                {Option("host", Hosts(to, host => host.Name))}{Option("port", Hosts(to, host => host.Port))}
                {Option("dbname", to.Database)});
            create user mapping for public server {name} options (
                {Option("user", to.Username).TrimStart(',')}{Option("password", to.Password)});
            drop schema if exists {name} cascade;
            create schema {name};
            import foreign schema public limit to ({string.Join(", ", tables)}) from server {name} into {name};
            """);
        foreach (var table in tables)
            script.WriteLine(
                $"alter table {Schema}.{table} attach partition {name}.{table} "
                + $"for values in ({string.Join(", ", shard.Regions)});");
    }

    // A list of each, as libpq has it; a host may carry its own port, and a folder of sockets holds no colon.
    private static string Hosts(NpgsqlConnectionStringBuilder to, Func<(string Name, string Port), string> part) =>
        string.Join(',', to.Host!.Split(',', StringSplitOptions.TrimEntries).Select(host => part(
            host.LastIndexOf(':') is > 0 and var at
                ? (host[..at], host[(at + 1)..])
                : (host, to.Port.ToString(CultureInfo.InvariantCulture)))));
}
