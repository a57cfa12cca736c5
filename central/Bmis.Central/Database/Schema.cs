using Bmis.Central.CommandLine;
using Dapper;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>Brings a database to the program's schema, one server at a time; refuses what it does not know.</summary>
internal sealed class Schema(IReadOnlyList<Migration> steps)
{
    // Any number will do, as long as all programs that migrate one database use the same.
    private const long LockKey = 0x424D_4953;

    private const string Ledger =
        """
        create table if not exists migration (
            number int primary key,
            name text not null,
            checksum text not null,
            applied_at timestamptz not null default now())
        """;

    /// <summary>Applies what is missing, each step in a transaction of its own, and returns what it applied.</summary>
    /// <exception cref="StopException">An applied step's text has changed, or the database is newer.</exception>
    public async Task<IReadOnlyList<Migration>> ApplyAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync("select pg_advisory_lock(@LockKey)", new { LockKey });
        try
        {
            await connection.ExecuteAsync(Ledger);
            var missing = Missing(await AppliedAsync(connection));
            foreach (var step in missing)
                await ApplyAsync(connection, step, cancellation);
            return missing;
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@LockKey)", new { LockKey });
        }
    }

    /// <summary>Stops the program unless the database has exactly the program's schema.</summary>
    /// <exception cref="StopException">It has not.</exception>
    public async Task RequireAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var known = await connection.ExecuteScalarAsync<bool>("select to_regclass('migration') is not null");
        var missing = Missing(known ? await AppliedAsync(connection) : []);
        if (missing.Count > 0)
        {
            throw new StopException(
                $"The warehouse lacks {missing.Count} migrations from {missing[0]} on: run bmis-central migrate.");
        }
    }

    private static async Task<List<Applied>> AppliedAsync(NpgsqlConnection connection) =>
        [.. await connection.QueryAsync<Applied>("select number, name, checksum from migration order by number")];

    private static async Task ApplyAsync(NpgsqlConnection connection, Migration step, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = new NpgsqlCommand(step.Sql, connection, transaction) { CommandTimeout = 0 })
            await command.ExecuteNonQueryAsync(cancellation);
        await connection.ExecuteAsync(
            "insert into migration (number, name, checksum) values (@Number, @Name, @Checksum)", step, transaction);
        await transaction.CommitAsync(cancellation);
    }

    private List<Migration> Missing(List<Applied> applied)
    {
        var known = steps.ToDictionary(step => step.Number);
        foreach (var old in applied)
        {
            if (!known.TryGetValue(old.Number, out var step))
                throw new StopException($"The warehouse is newer than the program: it has {old.Number:D4}_{old.Name}.");
            if (step.Checksum != old.Checksum)
                throw new StopException($"The migration {step} differs from the one that the warehouse has applied.");
        }

        var done = applied.Select(old => old.Number).ToHashSet();
        return [.. steps.Where(step => !done.Contains(step.Number))];
    }

    private sealed record Applied(int Number, string Name, string Checksum);
}
