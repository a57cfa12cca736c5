using Bmis.BorderPost.Serving;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>The keys of days as they stand in the journal's database, sealed by master keys.</summary>
internal static class DayKeyTable
{
    /// <summary>Takes all keys into use and wraps anew, in one commit, what an older master key wraps.</summary>
    /// <exception cref="CannotStartException">The key file lacks a key, or a stored key was changed.</exception>
    internal static void Open(SqliteConnection connection, DayKeys days)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var stored in Read(connection))
        {
            if (days.Load(stored) is not SealingFault.None and var fault)
                throw new CannotStartException(Sentence(connection.DataSource, stored, fault));
            if (days.WrapAnew(stored) is { } anew)
                Put(connection, anew);
        }

        transaction.Commit();
    }

    /// <summary>Takes the keys into use that can be, and changes nothing.</summary>
    internal static void Load(SqliteConnection connection, DayKeys days) =>
        Read(connection).ForEach(stored => days.Load(stored));

    internal static void Put(SqliteConnection connection, WrappedDayKey key)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            INSERT INTO day_key (key_id, day, sealed) VALUES ($key_id, $day, $sealed)
            ON CONFLICT (key_id) DO UPDATE SET sealed = $sealed
            """;
        command.Parameters.AddWithValue("$key_id", key.Id.ToArray());
        command.Parameters.AddWithValue("$day", key.Day.DayNumber);
        command.Parameters.AddWithValue("$sealed", key.Bytes is { } bytes ? bytes.ToArray() : DBNull.Value);
        command.ExecuteNonQuery();
    }

    /// <summary>Removes the keys of days before the given one under which nothing is sealed any more.</summary>
    internal static void RemoveUnused(SqliteConnection connection, DayKeys days, DateOnly before)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            DELETE FROM day_key
            WHERE day < $before AND key_id NOT IN
                (SELECT substr(sealed, 5, 8) FROM journal_entry WHERE sealed IS NOT NULL)
            RETURNING key_id, day, sealed
            """;
        command.Parameters.AddWithValue("$before", before.DayNumber);
        foreach (var gone in Rows(command))
            days.Erase(gone.Id, gone.Day);
    }

    private static List<WrappedDayKey> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT key_id, day, sealed FROM day_key ORDER BY rowid";
        return Rows(command);
    }

    private static List<WrappedDayKey> Rows(SqliteCommand command)
    {
        using var rows = command.ExecuteReader();
        var keys = new List<WrappedDayKey>();
        while (rows.Read())
        {
            keys.Add(new WrappedDayKey(
                SealingKeyId.Read(rows.GetFieldValue<byte[]>(0)),
                DateOnly.FromDayNumber(rows.GetInt32(1)),
                rows.IsDBNull(2) ? null : (ReadOnlyMemory<byte>?)rows.GetFieldValue<byte[]>(2)));
        }

        return keys;
    }

    private static string Sentence(string path, WrappedDayKey stored, SealingFault fault) =>
        fault is SealingFault.UnknownKey && Sealer.KeyOf(stored.Bytes!.Value.Span) is { } master
            ? $"The journal {path} was sealed with the key {master}, which the file of Keys:File does not hold."
            : $"The journal {path} has a damaged key of {stored.Day:yyyy-MM-dd}: {Unsealed.CodeOf(fault)}.";
}
