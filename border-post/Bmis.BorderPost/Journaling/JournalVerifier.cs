using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Walks a journal from its first entry to its last and stops at the first that does not fit: a changed, missing,
/// doubled or moved row, or an end before what the centre has acknowledged. It changes nothing.
/// </summary>
internal static class JournalVerifier
{
    /// <exception cref="JournalException">The file is not a journal or cannot be read at all.</exception>
    internal static JournalReport Verify(string path)
    {
        try
        {
            using var connection = JournalDatabase.ConnectForReading(path);
            return Walk(connection);
        }
        catch (SqliteException failure)
        {
            throw JournalException.From(failure);
        }
    }

    private static JournalReport Walk(SqliteConnection connection)
    {
        var producer = new Producer(Lane(connection));
        var acknowledged = Acknowledged(connection);
        var chain = new ChainVerifier(producer, Checkpoint.Start);
        var fault = WalkRows(connection, chain, acknowledged) ?? JudgeEnd(chain.Head, acknowledged);
        var head = chain.Head;
        return new JournalReport(
            producer.LaneId,
            Math.Min(1, head.Sequence),
            head.Sequence,
            Convert.ToHexStringLower(head.Hash.Span),
            fault?.Sequence,
            fault?.Reason);
    }

    private static Fault? WalkRows(SqliteConnection connection, ChainVerifier chain, Checkpoint acknowledged)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT header, salt, payload, payload_digest, hash, sequence, entry_id, kind
            FROM journal_entry ORDER BY sequence
            """;
        try
        {
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (Judge(rows, chain, acknowledged) is { } fault)
                    return fault;
            }

            return null;
        }
        catch (SqliteException)
        {
            return new Fault(chain.Head.Sequence + 1, "row-unreadable");
        }
    }

    private static Fault? Judge(SqliteDataReader row, ChainVerifier chain, Checkpoint acknowledged)
    {
        var expected = chain.Head.Sequence + 1;
        if (row.GetInt64(5) != expected)
            return new Fault(expected, "missing");
        if (EnvelopeRow.Read(row).Envelope is not { } envelope)
            return new Fault(expected, "row-unreadable");
        if (envelope.Sequence != expected)
            return new Fault(expected, "moved");
        if (envelope.Header.Kind != row.GetString(7)
            || !envelope.Header.Id.ToByteArray(bigEndian: true).AsSpan().SequenceEqual(row.GetFieldValue<byte[]>(6)))
            return new Fault(expected, "columns-changed");
        if (chain.Accept(envelope) is { } broken)
            return new Fault(broken.Sequence, Code(broken.Reason));
        return expected == acknowledged.Sequence && !chain.Head.Equals(acknowledged)
            ? new Fault(expected, "differs-from-acknowledged")
            : null;
    }

    private static Fault? JudgeEnd(Checkpoint head, Checkpoint acknowledged) =>
        head.Sequence < acknowledged.Sequence ? new Fault(head.Sequence + 1, "missing") : null;

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
