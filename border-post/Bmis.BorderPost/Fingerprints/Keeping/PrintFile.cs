using Bmis.BorderPost.History;
using Bmis.BorderPost.Journaling;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>
/// The file of the prints that the lane keeps. One that belongs to other keys, or that is damaged, is set aside under
/// another name and a new one begun; whatever else hinders SQLite passes, and touches nothing.
/// </summary>
internal static class PrintFile
{
    private const string Purpose = "fingerprints";
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private static readonly string[] Endings = ["", "-wal", "-shm"];

    private const string Schema =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        CREATE TABLE IF NOT EXISTS taken (
            place INTEGER PRIMARY KEY AUTOINCREMENT,
            enrolment_id BLOB NOT NULL UNIQUE,
            crossing_id BLOB NOT NULL,
            person BLOB,
            document BLOB,
            taken_at INTEGER NOT NULL,
            state INTEGER NOT NULL,
            sent INTEGER NOT NULL DEFAULT 0,
            sealed BLOB NOT NULL,
            doubted INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX IF NOT EXISTS taken_person ON taken (person) WHERE person IS NOT NULL;
        CREATE INDEX IF NOT EXISTS taken_document ON taken (document) WHERE document IS NOT NULL;
        CREATE INDEX IF NOT EXISTS taken_crossing ON taken (crossing_id);
        CREATE TABLE IF NOT EXISTS secret (id INTEGER PRIMARY KEY CHECK (id = 1), sealed BLOB NOT NULL) STRICT;
        """;

    // Files from before doubts were noted.
    private const string Doubted = "ALTER TABLE taken ADD COLUMN doubted INTEGER NOT NULL DEFAULT 0";

    /// <summary>Opens the file, or begins one.</summary>
    /// <exception cref="IOException">It can be neither opened nor begun; nothing was changed.</exception>
    internal static (SqliteConnection Connection, HistoryKeyring Keyring) Open(string path, MasterKeys keys)
    {
        NativeSqlite.Require();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (TryOpen(path, keys) is { } opened) return opened;
        SetAside(path);
        return TryOpen(path, keys) ?? throw new IOException($"The file {path} cannot be begun.");
    }

    /// <summary>
    /// Whether a file was set aside in which something newer than a time may stand; without one, those that were set
    /// aside are erased.
    /// </summary>
    /// <exception cref="IOException">The disk failed.</exception>
    internal static bool HasAside(string path, DateTimeOffset newer)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".aside-*");
        if (files.Any(file => File.GetLastWriteTimeUtc(file) >= newer.UtcDateTime)) return true;
        foreach (var file in files) File.Delete(file);
        return false;
    }

    private static void SetAside(string path)
    {
        var aside = Enumerable.Range(1, int.MaxValue).Select(number => $"{path}.aside-{number}")
            .First(name => !Endings.Any(ending => File.Exists(name + ending)));
        foreach (var ending in Endings.Where(ending => File.Exists(path + ending)))
            File.Move(path + ending, aside + ending);
    }

    private static (SqliteConnection Connection, HistoryKeyring Keyring)? TryOpen(string path, MasterKeys keys)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = RebuiltFile.Connect(path);
            Execute(connection, Schema);
            if (!IsCurrent(connection)) Execute(connection, Doubted);
            if (Keyring(connection, keys) is { } keyring) return (connection, keyring);
            connection.Dispose();
            return null;
        }
        catch (SqliteException failure)
        {
            connection?.Dispose();
            return failure.SqliteErrorCode is Corrupt or NotADatabase
                ? null
                : throw new IOException($"The file {path} cannot be opened.", failure);
        }
    }

    private static HistoryKeyring? Keyring(SqliteConnection connection, MasterKeys keys)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT sealed FROM secret";
        if (read.ExecuteScalar() is byte[] stored) return HistoryKeyring.Open(keys, stored, Purpose);
        var (keyring, secret) = HistoryKeyring.Make(keys, Purpose);
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO secret (id, sealed) VALUES (1, $secret)";
        insert.Parameters.AddWithValue("$secret", secret);
        insert.ExecuteNonQuery();
        return keyring;
    }

    private static bool IsCurrent(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pragma_table_info('taken') WHERE name = 'doubted'";
        return (long)command.ExecuteScalar()! == 1;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
