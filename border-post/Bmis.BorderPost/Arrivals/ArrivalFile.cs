using Bmis.BorderPost.History;
using Bmis.BorderPost.Journaling;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Arrivals;

/// <summary>
/// The file of who is expected. The centre fills it again at any time; so one that belongs to other keys, or that
/// SQLite cannot read, is thrown away and begun anew.
/// </summary>
internal static class ArrivalFile
{
    private const string Purpose = "expected traveller";

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = ON;
        CREATE TABLE IF NOT EXISTS flight (
            flight_id BLOB PRIMARY KEY,
            day INTEGER NOT NULL,
            total INTEGER NOT NULL,
            received INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS traveller (
            flight_id BLOB NOT NULL REFERENCES flight ON DELETE CASCADE,
            traveller_id BLOB NOT NULL,
            sealed BLOB NOT NULL,
            PRIMARY KEY (flight_id, traveller_id)
        ) STRICT;
        CREATE TABLE IF NOT EXISTS found_by (
            digest BLOB NOT NULL,
            flight_id BLOB NOT NULL REFERENCES flight ON DELETE CASCADE,
            PRIMARY KEY (digest, flight_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS found_by_flight ON found_by (flight_id);
        CREATE TABLE IF NOT EXISTS state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret BLOB NOT NULL,
            position INTEGER NOT NULL,
            as_of INTEGER
        ) STRICT;
        """;

    /// <summary>Opens the file, or begins one.</summary>
    /// <exception cref="IOException">The file cannot be opened or begun.</exception>
    internal static (SqliteConnection Connection, HistoryKeyring Keyring) Open(string path, MasterKeys keys)
    {
        NativeSqlite.Require();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (TryOpen(path, keys) is { } opened) return opened;
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            File.Delete(file);
        return TryOpen(path, keys) ?? throw new IOException($"The file {path} cannot be begun.");
    }

    private static (SqliteConnection Connection, HistoryKeyring Keyring)? TryOpen(string path, MasterKeys keys)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = HistoryFile.Connect(path);
            using (var schema = connection.CreateCommand())
            {
                schema.CommandText = Schema;
                schema.ExecuteNonQuery();
            }

            if (Keyring(connection, keys) is { } keyring) return (connection, keyring);
            connection.Dispose();
            return null;
        }
        catch (SqliteException)
        {
            connection?.Dispose();
            return null;
        }
    }

    private static HistoryKeyring? Keyring(SqliteConnection connection, MasterKeys keys)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT secret FROM state";
        if (read.ExecuteScalar() is byte[] stored) return HistoryKeyring.Open(keys, stored, Purpose);
        var (keyring, secret) = HistoryKeyring.Make(keys, Purpose);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO state (id, secret, position) VALUES (1, $secret, 0)";
        insert.Parameters.AddWithValue("$secret", secret);
        insert.ExecuteNonQuery();
        return keyring;
    }
}
