using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// A lane's journal as it was when it was opened, for programs that change nothing: also while the lane writes it.
/// </summary>
internal sealed class JournalView : IDisposable
{
    private readonly DayKeys _days;
    private readonly JournalReader _reader;

    private JournalView(SqliteConnection connection, DayKeys days)
    {
        Lane = Text(connection, "SELECT lane_id FROM lane");
        Epoch = (int)Number(connection, "SELECT epoch FROM branch");
        Acknowledged = CheckpointOf(connection, "SELECT sequence, hash FROM acknowledged");
        Head = CheckpointOf(
            connection,
            """
            SELECT sequence, hash FROM (
                SELECT sequence, hash FROM journal_entry
                UNION ALL SELECT sequence, hash FROM removed WHERE sequence > 0)
            ORDER BY sequence DESC LIMIT 1
            """);
        // After the head: no entry up to it was sealed by a key that comes later.
        DayKeyTable.Load(connection, days);
        (_days, _reader) = (days, new JournalReader(connection, new EntrySeal(days)));
    }

    /// <summary>The lane to which the journal is bound.</summary>
    internal string Lane { get; }

    internal int Epoch { get; }

    internal Checkpoint Head { get; }

    /// <summary>What the centre acknowledged last.</summary>
    internal Checkpoint Acknowledged { get; }

    /// <summary>Entries that the centre has not acknowledged.</summary>
    internal long Backlog => Math.Max(0, Head.Sequence - Acknowledged.Sequence);

    /// <summary>
    /// What was acknowledged, if the journal has it: one that was changed or restored has not, and then nothing counts.
    /// </summary>
    internal Checkpoint Agreed =>
        HashAt(Acknowledged.Sequence) is { } own && own.Span.SequenceEqual(Acknowledged.Hash.Span)
            ? Acknowledged
            : Checkpoint.Start;

    /// <summary>Opens a journal.</summary>
    /// <exception cref="CannotStartException">There is none, or it is that of an older program.</exception>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static JournalView Open(string path, MasterKeys keys)
    {
        if (!File.Exists(path))
            throw new CannotStartException($"There is no journal {path}: the lane has never run.");
        var days = new DayKeys(keys);
        SqliteConnection? connection = null;
        try
        {
            connection = JournalDatabase.ConnectForReading(path);
            return JournalMigrations.IsCurrent(connection)
                ? new JournalView(connection, days)
                : throw new CannotStartException(
                    $"The journal {path} is that of an older program, or not a journal; start the lane on it once.");
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            days.Dispose();
            if (failure is SqliteException inner)
                throw JournalException.From(inner);
            throw;
        }
    }

    /// <summary>The hash of an entry; null when the journal does not have it.</summary>
    internal ReadOnlyMemory<byte>? HashAt(long sequence) =>
        sequence == 0 ? HashChain.Genesis : _reader.HashAt(sequence);

    /// <inheritdoc cref="JournalReader.Read"/>
    /// <exception cref="DamagedEntryException">The first cannot be read.</exception>
    internal IReadOnlyList<Envelope> Read(long first, int maxEntries, int maxBytes) =>
        _reader.Read(first, maxEntries, maxBytes);

    public void Dispose()
    {
        _reader.Dispose();
        _days.Dispose();
    }

    private static Checkpoint CheckpointOf(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        return row.Read() ? new Checkpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : Checkpoint.Start;
    }

    private static string Text(SqliteConnection connection, string sql) => (string)One(connection, sql);

    private static long Number(SqliteConnection connection, string sql) => (long)One(connection, sql);

    private static object One(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() ?? throw new SqliteException("The database is bound to no lane.", 26);
    }
}
