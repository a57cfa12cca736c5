using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>Reads the chain on a connection of its own, beside the writer. Safe for all threads.</summary>
internal sealed class JournalReader : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _read;
    private readonly SqliteCommand _hash;

    internal JournalReader(SqliteConnection connection)
    {
        _connection = connection;
        _read = connection.CreateCommand();
        _read.CommandText =
            """
            SELECT header, salt, payload, payload_digest, hash, sequence
            FROM journal_entry WHERE sequence >= $first ORDER BY sequence LIMIT $limit
            """;
        _read.Parameters.AddWithValue("$first", 0L);
        _read.Parameters.AddWithValue("$limit", 0L);
        _hash = connection.CreateCommand();
        _hash.CommandText = "SELECT hash FROM journal_entry WHERE sequence = $sequence";
        _hash.Parameters.AddWithValue("$sequence", 0L);
    }

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal ReadOnlyMemory<byte>? HashAt(long sequence)
    {
        lock (_gate)
        {
            try
            {
                _hash.Parameters[0].Value = sequence;
                return _hash.ExecuteScalar() is byte[] hash ? hash : default(ReadOnlyMemory<byte>?);
            }
            catch (SqliteException failure)
            {
                throw JournalException.From(failure);
            }
        }
    }

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    /// <exception cref="InvalidDataException">A row is not an envelope: somebody changed the database.</exception>
    internal IReadOnlyList<Envelope> Read(long first, int maxEntries, int maxBytes)
    {
        lock (_gate)
        {
            try
            {
                return ReadRows(first, maxEntries, maxBytes);
            }
            catch (SqliteException failure)
            {
                throw JournalException.From(failure);
            }
        }
    }

    public void Dispose()
    {
        _read.Dispose();
        _hash.Dispose();
        _connection.Dispose();
    }

    private List<Envelope> ReadRows(long first, int maxEntries, int maxBytes)
    {
        _read.Parameters[0].Value = first;
        _read.Parameters[1].Value = maxEntries;
        using var rows = _read.ExecuteReader();
        var read = new List<Envelope>();
        long bytes = 0;
        while (rows.Read())
        {
            var envelope = EnvelopeRow.Read(rows).Require();
            bytes += envelope.WireBytes;
            if (bytes > maxBytes && read.Count > 0)
                break;
            read.Add(envelope);
        }

        return read;
    }
}
