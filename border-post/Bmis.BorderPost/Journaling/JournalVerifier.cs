using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Walks a journal from its first entry to its last and stops at the first that does not fit: a changed, missing,
/// doubled or moved row, or an end before what the centre has acknowledged. It changes nothing. Without master keys the
/// chain is verified and the sealed payloads are not opened.
/// </summary>
internal sealed class JournalVerifier
{
    private readonly SqliteConnection _connection;
    private readonly EntrySeal? _seal;
    private readonly RemovedCheckpoint? _removed;
    private readonly Checkpoint _acknowledged;
    private readonly ChainVerifier _chain;
    private readonly Producer _producer;
    private readonly Checkpoint _start;
    private PayloadCount _payloads;

    private JournalVerifier(SqliteConnection connection, EntrySeal? seal, RemovedCheckpoint? removed)
    {
        (_connection, _seal, _removed) = (connection, seal, removed);
        _producer = new Producer(Lane(connection));
        _acknowledged = Acknowledged(connection);
        _start = RemovedCheckpoint.Read(connection);
        _chain = new ChainVerifier(_producer, _start);
    }

    /// <exception cref="JournalException">The file is not a journal or cannot be read at all.</exception>
    /// <exception cref="CannotStartException">The journal has an older schema.</exception>
    internal static JournalReport Verify(string path, MasterKeys? keys = null)
    {
        try
        {
            using var connection = JournalDatabase.ConnectForReading(path);
            using var days = keys is null ? null : new DayKeys(keys);
            if (!JournalMigrations.IsCurrent(connection))
                throw new CannotStartException(
                    $"The journal {path} is that of an older program, or not a journal; start the lane on it once.");
            if (days is not null)
                DayKeyTable.Load(connection, days);
            return new JournalVerifier(
                connection,
                days is null ? null : new EntrySeal(days),
                keys is null ? null : new RemovedCheckpoint(keys)).Walk();
        }
        catch (SqliteException failure)
        {
            throw JournalException.From(failure);
        }
    }

    private JournalReport Walk()
    {
        var fault = JudgeStart() ?? WalkRows() ?? JudgeEnd();
        var head = _chain.Head;
        return new JournalReport(
            _producer.LaneId,
            head.Sequence == 0 ? 0 : _start.Sequence + 1,
            head.Sequence,
            Convert.ToHexStringLower(head.Hash.Span),
            _payloads,
            fault?.Sequence,
            fault?.Reason);
    }

    private Fault? WalkRows()
    {
        using var command = _connection.CreateCommand();
        command.CommandText =
            """
            SELECT header, sealed, payload_digest, hash, sequence, entry_id, kind
            FROM journal_entry ORDER BY sequence
            """;
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (Judge(rows) is { } fault)
                    return fault;
            }

            return null;
        }
        catch (SqliteException)
        {
            return new Fault(_chain.Head.Sequence + 1, "row-unreadable");
        }
    }

    // Header and columns are judged first: what was sealed for another header is then known to be changed or moved.
    private Fault? Judge(SqliteDataReader row)
    {
        var expected = _chain.Head.Sequence + 1;
        if (row.GetInt64(4) != expected)
            return new Fault(expected, "missing");
        if (EnvelopeRow.Read(row, seal: null).Result.Envelope is not { } closed)
            return new Fault(expected, "row-unreadable");
        if (closed.Sequence != expected)
            return new Fault(expected, "moved");
        if (closed.Header.Kind != row.GetString(6)
            || !closed.Header.Id.ToByteArray(bigEndian: true).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(5)))
            return new Fault(expected, "columns-changed");
        return Accept(row, closed) is { } broken ? new Fault(expected, broken)
            : expected == _acknowledged.Sequence && !_chain.Head.Equals(_acknowledged)
                ? new Fault(expected, "differs-from-acknowledged")
                : null;
    }

    private string? Accept(SqliteDataReader row, Envelope closed)
    {
        var envelope = closed;
        if (_seal is not null)
        {
            var opened = EnvelopeRow.Read(row, _seal);
            if (opened.Result.Envelope is not { } whole)
                return opened.Fault is SealingFault.UnknownKey ? "key-unknown" : "payload-changed";
            envelope = whole;
        }

        _payloads = _payloads.With(!envelope.IsErased, _seal is null && !row.IsDBNull(1));
        return _chain.Accept(envelope) is { } broken ? Code(broken.Reason) : null;
    }

    private Fault? JudgeStart() => _removed?.IsGenuine(_connection) == false
        ? new Fault(_start.Sequence, "checkpoint-changed")
        : null;

    private Fault? JudgeEnd() =>
        _chain.Head.Sequence < _acknowledged.Sequence ? new Fault(_chain.Head.Sequence + 1, "missing") : null;

    private static string Code(ChainFaultReason reason) => reason switch
    {
        ChainFaultReason.WrongLane => "wrong-lane",
        ChainFaultReason.PayloadChanged => "payload-changed",
        ChainFaultReason.HashMismatch => "hash-mismatch",
        ChainFaultReason.Gap => "missing",
        _ => "repeated",
    };

    private static string Lane(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lane_id FROM lane";
        return command.ExecuteScalar() as string
            ?? throw new SqliteException("The database is bound to no lane.", 26);
    }

    private static Checkpoint Acknowledged(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, hash FROM acknowledged";
        using var row = command.ExecuteReader();
        return row.Read() ? new Checkpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : Checkpoint.Start;
    }

    private sealed record Fault(long Sequence, string Reason);
}
