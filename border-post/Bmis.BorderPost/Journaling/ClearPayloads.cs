using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Seals what an older program wrote in clear, some rows to a commit: a kill costs one step, and the next start goes
/// on. Deleted bytes are overwritten by <c>secure_delete</c>; the write-ahead log is emptied before the old table goes.
/// </summary>
internal sealed class ClearPayloads(SqliteConnection connection, DayKeys days, EntrySeal seal)
{
    internal const int RowsToACommit = 200;

    internal static bool Remain(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'journal_entry_in_clear'";
        return (long)command.ExecuteScalar()! > 0;
    }

    internal void Seal()
    {
        if (!Remain(connection))
            return;
        var moved = false;
        while (MoveSome())
            moved = true;
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        if (moved)
            Run("VACUUM");
        Run("DROP TABLE journal_entry_in_clear");
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    internal bool MoveSome()
    {
        using var transaction = connection.BeginTransaction();
        var rows = Read();
        rows.ForEach(Move);
        transaction.Commit();
        return rows.Count > 0;
    }

    private List<object[]> Read()
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sequence, entry_id, header, salt, payload FROM journal_entry_in_clear
            ORDER BY sequence LIMIT $rows
            """;
        command.Parameters.AddWithValue("$rows", RowsToACommit);
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(values);
        }

        return rows;
    }

    private void Move(object[] row)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO journal_entry (sequence, entry_id, kind, header, sealed, payload_digest, hash, idempotency_key)
            SELECT sequence, entry_id, kind, header, $sealed, payload_digest, hash, idempotency_key
            FROM journal_entry_in_clear WHERE sequence = $sequence;
            DELETE FROM journal_entry_in_clear WHERE sequence = $sequence;
            """;
        command.Parameters.AddWithValue("$sequence", row[0]);
        command.Parameters.AddWithValue("$sealed", row is [_, byte[] id, byte[] header, byte[] salt, byte[] payload]
            ? seal.Seal(KeyOf(EntryTime.DayOf(id)), header, salt, payload)
            : DBNull.Value);
        command.ExecuteNonQuery();
    }

    // The key is in the same commit as what it seals.
    private SealingKey KeyOf(DateOnly day)
    {
        if (days.Of(day) is { } known)
            return known;
        var made = days.Make(day);
        DayKeyTable.Put(connection, made);
        days.Load(made);
        return days.Of(day)!;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
