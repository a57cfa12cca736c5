using Bmis.Central.CommandLine;
using Dapper;
using Npgsql;

namespace Bmis.Central.Database;

/// <summary>Commits that outlive a power cut and, with a standby, the loss of a server.</summary>
internal static class Durability
{
    // Warnings must come through: a commit that its standby may lack is told by one.
    private const string Settings = "-c synchronous_commit=on -c client_min_messages=warning";

    private const string SelectOff =
        "select name from pg_settings where name in ('fsync', 'full_page_writes') and setting = 'off' order by name";

    /// <summary>Asks for it on every connection, whatever the database or the account has set.</summary>
    public static void Ask(NpgsqlConnectionStringBuilder connection) =>
        connection.Options = $"{connection.Options} {Settings}".TrimStart();

    /// <summary>Stops the program on a server that may forget.</summary>
    /// <exception cref="StopException">It may.</exception>
    public static async Task RequireAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var off = (await connection.QueryAsync<string>(
            new CommandDefinition(SelectOff, cancellationToken: cancellation))).ToList();
        if (off.Count > 0)
        {
            throw new StopException(
                $"The warehouse's server runs with {string.Join(" and ", off)} off, so that a power cut may take what "
                + "lanes were told is kept. Turn it on and reload the server; "
                + "only tests set Database:RequireDurable=false instead.");
        }
    }

    /// <summary>Commits what somebody will be told is kept.</summary>
    /// <remarks>
    /// PostgreSQL answers whoever cancels the wait for a standby with a commit on this server alone and a warning. So a
    /// commit that counts gets no token, and one with any warning counts as unknown.
    /// </remarks>
    /// <exception cref="UnreplicatedCommitException">It stands on this server, and a standby may lack it.</exception>
    public static async Task CommitDurablyAsync(this NpgsqlTransaction transaction, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var warning = "";
        void Hear(object sender, NpgsqlNoticeEventArgs heard)
        {
            if (heard.Notice.InvariantSeverity == "WARNING")
                warning = heard.Notice.SqlState;
        }

        connection.Notice += Hear;
        try
        {
            await transaction.CommitAsync(cancellation);
        }
        finally
        {
            connection.Notice -= Hear;
        }

        if (warning.Length > 0)
            throw new UnreplicatedCommitException(warning);
    }
}
