using Bmis.BorderPost.Journaling;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.History;

/// <summary>
/// A sealed SQLite file that can always be filled again. One that belongs to other keys, or that SQLite cannot read,
/// is thrown away and begun anew.
/// </summary>
/// <param name="Schema">
/// What makes its tables where they are missing; one of them is <c>state</c>, with one row.
/// </param>
/// <param name="Begin">What writes that row with the secret <c>$secret</c>.</param>
/// <param name="Purpose">What its content is sealed for.</param>
internal sealed record RebuiltFile(string Schema, string Begin, string Purpose)
{
    /// <summary>Opens the file, or begins one.</summary>
    /// <exception cref="IOException">The file cannot be opened or begun.</exception>
    internal (SqliteConnection Connection, HistoryKeyring Keyring) Open(string path, MasterKeys keys)
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

    private (SqliteConnection Connection, HistoryKeyring Keyring)? TryOpen(string path, MasterKeys keys)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path);
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

    private HistoryKeyring? Keyring(SqliteConnection connection, MasterKeys keys)
    {
        using var read = connection.CreateCommand();
        read.CommandText = "SELECT secret FROM state";
        if (read.ExecuteScalar() is byte[] stored) return HistoryKeyring.Open(keys, stored, Purpose);
        var (keyring, secret) = HistoryKeyring.Make(keys, Purpose);
        using var begin = connection.CreateCommand();
        begin.CommandText = Begin;
        begin.Parameters.AddWithValue("$secret", secret);
        begin.ExecuteNonQuery();
        return keyring;
    }
}
