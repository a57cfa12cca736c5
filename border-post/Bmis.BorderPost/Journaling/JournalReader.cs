using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>Reads the chain on a connection of its own, beside the writer. Safe for all threads.</summary>
internal sealed class JournalReader : IDisposable
{
    // SQLITE_CORRUPT.
    private const int Corrupt = 11;

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly EntrySeal _seal;
    private readonly SqliteCommand _read;
    private readonly SqliteCommand _hash;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _payloads;
    private readonly SqliteCommand _newest;

    internal JournalReader(SqliteConnection connection, EntrySeal seal)
    {
        (_connection, _seal) = (connection, seal);
        _read = Command(
            """
            SELECT header, sealed, payload_digest, hash, sequence
            FROM journal_entry WHERE sequence >= $first ORDER BY sequence LIMIT $limit
            """,
            "$first",
            "$limit");
        _hash = Command(
            """
            SELECT hash FROM journal_entry WHERE sequence = $sequence
            UNION ALL SELECT hash FROM removed WHERE sequence = $sequence
            """,
            "$sequence");
        _find = Command("SELECT sequence, entry_id, hash FROM journal_entry WHERE idempotency_key = $key", "$key");
        _payloads = Command(
            """
            SELECT header, sealed, payload_digest, hash FROM journal_entry
            WHERE sequence > $after AND kind = $kind AND sealed IS NOT NULL ORDER BY sequence
            """,
            "$after",
            "$kind");
        _newest = Command("SELECT max(entry_id) FROM journal_entry WHERE sequence > $after", "$after");
    }

    /// <summary>The latest time in the ids of the entries after one; null without any.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal DateTimeOffset? Newest(long after) => Guarded(() =>
    {
        _newest.Parameters[0].Value = after;
        return _newest.ExecuteScalar() is byte[] id ? EntryTime.Of(id) : default(DateTimeOffset?);
    });

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal ReadOnlyMemory<byte>? HashAt(long sequence) => Guarded(() =>
    {
        _hash.Parameters[0].Value = sequence;
        return _hash.ExecuteScalar() is byte[] hash ? hash : default(ReadOnlyMemory<byte>?);
    });

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal JournalReceipt? Find(string idempotencyKey) => Guarded(() =>
    {
        _find.Parameters[0].Value = idempotencyKey;
        using var row = _find.ExecuteReader();
        return row.Read() ? ReceiptRow.Read(row) : null;
    });

    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<OpenedPayload> Payloads(string kind, long after) => Guarded(() =>
    {
        _payloads.Parameters[0].Value = after;
        _payloads.Parameters[1].Value = kind;
        using var rows = _payloads.ExecuteReader();
        var payloads = new List<OpenedPayload>();
        while (rows.Read())
        {
            if (EnvelopeRow.Read(rows, _seal).Result.Envelope is { Payload: { } payload } envelope)
                payloads.Add(new(envelope.Sequence, payload.ToArray()));
        }

        return payloads;
    });

    /// <summary>Entries in order, up to the first that cannot be read.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    /// <exception cref="DamagedEntryException">The first cannot be read.</exception>
    internal IReadOnlyList<Envelope> Read(long first, int maxEntries, int maxBytes) =>
        Guarded(() => ReadRows(first, maxEntries, maxBytes));

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_read, _hash, _find, _payloads, _newest])
            command.Dispose();
        _connection.Dispose();
    }

    private T Guarded<T>(Func<T> work)
    {
        lock (_gate)
        {
            try
            {
                return work();
            }
            catch (SqliteException failure)
            {
                throw JournalException.From(failure);
            }
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        return command;
    }

    private List<Envelope> ReadRows(long first, int maxEntries, int maxBytes)
    {
        _read.Parameters[0].Value = first;
        _read.Parameters[1].Value = maxEntries;
        using var rows = _read.ExecuteReader();
        var read = new List<Envelope>();
        long bytes = 0;
        try
        {
            while (rows.Read())
            {
                var row = EnvelopeRow.Read(rows, _seal);
                bytes += row.Result.Envelope?.WireBytes ?? 0;
                if (read.Count > 0 && (row.Result.Envelope is null || bytes > maxBytes))
                    break;
                read.Add(row.Result.Envelope ?? throw new DamagedEntryException(rows.GetInt64(4), row.Damage));
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode == Corrupt)
        {
            // A page is torn: what stands before it is good.
            if (read.Count == 0)
                throw new DamagedEntryException(first, "page", failure);
        }

        return read;
    }
}
