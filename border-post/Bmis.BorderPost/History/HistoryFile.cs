using Bmis.BorderPost.Journaling;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.History;

/// <summary>
/// The file of past crossings. It can always be filled again from the centre and the journal; so one that belongs to
/// other keys, or that SQLite cannot read, is thrown away and begun anew.
/// </summary>
internal static class HistoryFile
{
    // A file from before there were photographs in it takes the lane's own journal in again.
    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA cache_size = -65536;
        CREATE TABLE IF NOT EXISTS past (
            crossing_id BLOB PRIMARY KEY,
            person BLOB,
            document BLOB,
            day INTEGER NOT NULL,
            complete INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX IF NOT EXISTS past_person ON past (person) WHERE person IS NOT NULL;
        CREATE INDEX IF NOT EXISTS past_document ON past (document) WHERE document IS NOT NULL;
        CREATE INDEX IF NOT EXISTS past_day ON past (day);
        CREATE TABLE IF NOT EXISTS state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            secret BLOB NOT NULL,
            position INTEGER NOT NULL,
            as_of INTEGER,
            journal INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE IF NOT EXISTS photograph (
            crossing_id BLOB PRIMARY KEY,
            day INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        UPDATE state SET journal = 0 WHERE (SELECT user_version FROM pragma_user_version) < 1;
        PRAGMA user_version = 1;
        """;

    /// <summary>Opens the file, or begins one.</summary>
    internal static (SqliteConnection Connection, HistoryKeyring Keyring) Open(string path, MasterKeys keys)
    {
        NativeSqlite.Require();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (TryOpen(path, keys) is { } opened) return opened;
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            File.Delete(file);
        return TryOpen(path, keys) ?? throw new IOException($"The file {path} cannot be begun.");
    }

    /// <summary>Another connection to the same file.</summary>
    internal static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static (SqliteConnection Connection, HistoryKeyring Keyring)? TryOpen(string path, MasterKeys keys)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path);
            Execute(connection, Schema);
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
        if (read.ExecuteScalar() is byte[] stored) return HistoryKeyring.Open(keys, stored);
        var (keyring, secret) = HistoryKeyring.Make(keys);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO state (id, secret, position, journal) VALUES (1, $secret, 0, 0)";
        insert.Parameters.AddWithValue("$secret", secret);
        insert.ExecuteNonQuery();
        return keyring;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
