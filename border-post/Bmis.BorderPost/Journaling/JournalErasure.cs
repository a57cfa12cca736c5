using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Erases acknowledged entries in small steps: salt and payload go, header, digest and hash stay, so the chain stands.
/// Whole rows go only by policy, and then the hash of the last one stays. Whoever calls holds the journal's gate.
/// </summary>
internal sealed class JournalErasure(JournalDatabase database, DayKeys days, RemovedCheckpoint removed)
{
    private const int RowsToACommit = 500;

    // Everything up to here is erased: a year of erased rows is not looked through every hour.
    private long _erasedTo;

    /// <summary>Erases some acknowledged entries from before a time but for those kept; 0 when none is left.</summary>
    internal int EraseSome(DateTimeOffset before, IReadOnlyCollection<long> kept)
    {
        using var connection = database.Connect();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            UPDATE journal_entry SET sealed = NULL WHERE sequence IN
                (SELECT sequence FROM journal_entry
                 WHERE sequence > $erased_to AND sealed IS NOT NULL AND entry_id < $before
                     AND sequence <= (SELECT sequence FROM acknowledged)
                     AND sequence NOT IN (SELECT value FROM json_each($kept))
                 ORDER BY sequence LIMIT $rows)
            """;
        command.Parameters.AddWithValue("$before", EntryTime.SmallestId(before));
        command.Parameters.AddWithValue("$rows", RowsToACommit);
        command.Parameters.AddWithValue("$kept", $"[{string.Join(',', kept)}]");
        command.Parameters.AddWithValue("$erased_to", _erasedTo);
        var erased = command.ExecuteNonQuery();
        if (erased == 0)
            _erasedTo = FirstSealed(connection) - 1;
        return erased;
    }

    /// <summary>
    /// Removes the rows of erased entries from before a time, but for the acknowledged end, and keeps where the chain
    /// goes on.
    /// </summary>
    internal void Remove(DateTimeOffset before)
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        if (LastToRemove(connection, before) is not { } last)
            return;
        removed.Write(connection, last);
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM journal_entry WHERE sequence <= $last";
        command.Parameters.AddWithValue("$last", last.Sequence);
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Removes the keys that seal nothing any more and empties the write-ahead log.</summary>
    internal void Finish(DateOnly today)
    {
        using var connection = database.Connect();
        DayKeyTable.RemoveUnused(connection, days, today);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    private long FirstSealed(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT sequence FROM journal_entry WHERE sequence > $erased_to AND sealed IS NOT NULL ORDER BY 1 LIMIT 1";
        command.Parameters.AddWithValue("$erased_to", _erasedTo);
        return command.ExecuteScalar() as long? ?? _erasedTo + 1;
    }

    // The rows go from the beginning on, up to the first that is not erased, not old enough or not acknowledged.
    private static Checkpoint? LastToRemove(SqliteConnection connection, DateTimeOffset before)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sequence, hash FROM journal_entry WHERE sequence < (
                SELECT MIN(sequence) FROM journal_entry
                WHERE sealed IS NOT NULL OR entry_id >= $before
                    OR sequence >= (SELECT sequence FROM acknowledged))
            ORDER BY sequence DESC LIMIT 1
            """;
        command.Parameters.AddWithValue("$before", EntryTime.SmallestId(before));
        using var row = command.ExecuteReader();
        return row.Read() ? new Checkpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
    }
}
