using Bmis.Central.CommandLine;
using Dapper;
using Npgsql;

namespace Bmis.Central.Keys;

/// <summary>
/// Seals what an older program left in clear, some rows to a transaction: a kill costs one step, and the next run goes
/// on. Then the table is written anew, so that the old rows do not lie in its file; also after a run that was killed
/// before it came to that.
/// </summary>
internal sealed class ClearRows(ClearTables tables)
{
    private const int RowsToACommit = 500;

    private const string Pending = "select name from clear_table";

    /// <summary>Seals one server's rows.</summary>
    /// <param name="source">The server.</param>
    /// <param name="progress">Told after every step: the table, and how many of its rows are sealed.</param>
    /// <param name="cancellation">Stops between two steps.</param>
    public async Task SealAsync(
        NpgsqlDataSource source, Action<string, int> progress, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var pending = (await connection.QueryAsync<string>(Pending)).ToHashSet();
        foreach (var table in tables.All.Where(table => pending.Contains(table.Name)))
        {
            var done = 0;
            while (await StepAsync(connection, table, cancellation) is > 0 and var some)
                progress(table.Name, done += some);
            await connection.ExecuteAsync($"vacuum (full) {table.Name}", commandTimeout: 0);
            await connection.ExecuteAsync("delete from clear_table where name = @Name", new { table.Name });
        }
    }

    /// <summary>Stops the program while rows may be in clear.</summary>
    /// <exception cref="StopException">They may.</exception>
    public static async Task RequireNoneAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        if (await connection.QueryFirstOrDefaultAsync<string>(Pending) is { } table)
            throw new StopException(
                $"The warehouse's table {table} may hold personal data in clear: run bmis-central migrate.");
    }

    private static async Task<int> StepAsync(
        NpgsqlConnection connection, ClearTable table, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var rows = (await connection.QueryAsync(table.Select, new { most = RowsToACommit }, transaction)).ToList();
        foreach (IDictionary<string, object?> row in rows)
            await connection.ExecuteAsync(table.Update, table.Seal(row), transaction);
        await transaction.CommitAsync(cancellation);
        return rows.Count;
    }
}
