using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Makes every connection durable, and overwriting what it deletes: SQLite keeps both per connection and forgets them
/// when it is closed.
/// </summary>
internal sealed class DurabilityInterceptor : DbConnectionInterceptor
{
    internal static readonly DurabilityInterceptor Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    internal static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            """;
        command.ExecuteNonQuery();
    }
}
