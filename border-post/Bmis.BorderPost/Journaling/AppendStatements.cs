using System.Runtime.InteropServices;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>The writer's connection with its prepared statements.</summary>
internal sealed class AppendStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;

    internal AppendStatements(SqliteConnection connection)
    {
        _connection = connection;
        _insert = Prepared(
            """
            INSERT INTO journal_entry
                (sequence, entry_id, kind, header, sealed, payload_digest, hash, idempotency_key)
            VALUES ($sequence, $entry_id, $kind, $header, $sealed, $payload_digest, $hash, $key)
            ON CONFLICT (idempotency_key) DO NOTHING
            """,
            "$sequence", "$entry_id", "$kind", "$header", "$sealed", "$payload_digest", "$hash", "$key");
        _find = Prepared(
            "SELECT sequence, entry_id, hash FROM journal_entry WHERE idempotency_key = $key", "$key");
        _begin = Prepared("BEGIN IMMEDIATE");
        _commit = Prepared("COMMIT");
    }

    internal void Begin() => _begin.ExecuteNonQuery();

    internal void Commit() => _commit.ExecuteNonQuery();

    /// <summary>False when the key was there before.</summary>
    internal bool Insert(Envelope envelope, byte[] sealedPayload, string idempotencyKey)
    {
        var values = _insert.Parameters;
        values[0].Value = envelope.Sequence;
        values[1].Value = envelope.Header.Id.ToByteArray(bigEndian: true);
        values[2].Value = envelope.Header.Kind;
        values[3].Value = Bytes(envelope.HeaderBytes);
        values[4].Value = sealedPayload;
        values[5].Value = Bytes(envelope.PayloadDigest);
        values[6].Value = Bytes(envelope.Hash);
        values[7].Value = idempotencyKey;
        return _insert.ExecuteNonQuery() == 1;
    }

    /// <summary>Stores the key of a day, durably, before anything is sealed with it.</summary>
    internal void Add(WrappedDayKey key) => DayKeyTable.Put(_connection, key);

    internal JournalReceipt Find(string idempotencyKey)
    {
        _find.Parameters[0].Value = idempotencyKey;
        using var reader = _find.ExecuteReader();
        reader.Read();
        return ReceiptRow.Read(reader);
    }

    internal Checkpoint Head()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT sequence, hash FROM journal_entry ORDER BY sequence DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read() ? new Checkpoint(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : Checkpoint.Start;
    }

    /// <summary>Moves the write-ahead log into the database and syncs both.</summary>
    internal void Settle()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_insert, _find, _begin, _commit])
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        command.Prepare();
        return command;
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : memory.ToArray();
}
