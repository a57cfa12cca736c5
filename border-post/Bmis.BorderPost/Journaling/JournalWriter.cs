using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// The only hand that writes the chain. Entries that are handed in together share one commit. After a failure the
/// connection is thrown away and the end of the chain is read from the disk again. Not thread-safe.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly JournalDatabase _database;
    private readonly EnvelopeWriter _envelopes;
    private readonly TimeProvider _clock;
    private readonly IdSource _ids;
    private readonly DayKeys _days;
    private readonly EntrySeal _seal;
    private AppendStatements? _statements;
    private Checkpoint _head = Checkpoint.Start;
    private bool _mayBeUnsynced;

    internal JournalWriter(
        JournalDatabase database, Producer producer, TimeProvider clock, IdSource ids, DayKeys days)
    {
        _database = database;
        _envelopes = new EnvelopeWriter(producer);
        _clock = clock;
        _ids = ids;
        _days = days;
        _seal = new EntrySeal(days);
        Open();
    }

    /// <summary>The last entry on disk.</summary>
    internal Checkpoint Head => _head;

    /// <summary>What to add to the lane's clock to get the centre's.</summary>
    internal TimeSpan ClockOffset { get; set; }

    /// <summary>Writes the entries in one durable commit and gives a receipt for each.</summary>
    /// <exception cref="JournalException">None is acknowledged; the next call starts from what is on disk.</exception>
    internal JournalReceipt[] Write(IReadOnlyList<PendingEntry> entries)
    {
        try
        {
            var statements = _statements ?? Reopen();
            var key = KeyOfToday(statements);
            return entries.Count == 1
                ? [WriteAlone(statements, key, entries[0])]
                : WriteTogether(statements, key, entries);
        }
        catch (SqliteException failure)
        {
            Close();
            _mayBeUnsynced |= JournalException.IsDiskError(failure);
            throw JournalException.From(failure);
        }
        catch
        {
            Close();
            throw;
        }
    }

    public void Dispose() => Close();

    // One statement is a transaction by itself.
    private JournalReceipt WriteAlone(AppendStatements statements, SealingKey key, PendingEntry entry)
    {
        var head = _head;
        var receipt = Put(statements, key, entry, ref head);
        _head = head;
        return receipt;
    }

    private JournalReceipt[] WriteTogether(
        AppendStatements statements, SealingKey key, IReadOnlyList<PendingEntry> entries)
    {
        var receipts = new JournalReceipt[entries.Count];
        var head = _head;
        statements.Begin();
        for (var i = 0; i < receipts.Length; i++)
            receipts[i] = Put(statements, key, entries[i], ref head);
        statements.Commit();
        _head = head;
        return receipts;
    }

    private JournalReceipt Put(
        AppendStatements statements, SealingKey key, PendingEntry entry, ref Checkpoint head)
    {
        var draft = new EntryDraft(
            entry.Kind,
            entry.Payload,
            _ids.NextId(),
            _clock.GetUtcNow(),
            ClockOffset,
            _ids.NextSalt(EnvelopeLimits.SaltBytes));
        var envelope = _envelopes.Write(head, draft);
        var sealedPayload = _seal.Seal(key, envelope.HeaderBytes.Span, draft.Salt.Span, draft.Payload.Span);
        if (!statements.Insert(envelope, sealedPayload, entry.IdempotencyKey))
            return statements.Find(entry.IdempotencyKey);
        head = envelope.Checkpoint;
        return new JournalReceipt(envelope.Sequence, envelope.Header.Id, envelope.Hash, AlreadyRecorded: false);
    }

    // Stored in a commit of its own before the entries, so that no failed commit leaves entries without their key.
    private SealingKey KeyOfToday(AppendStatements statements)
    {
        var today = EntryTime.DayOf(_clock.GetUtcNow());
        if (_days.Of(today) is { } known)
            return known;
        var made = _days.Make(today);
        statements.Add(made);
        _days.Load(made);
        return _days.Of(today)!;
    }

    // A failed sync may leave pages that the system believes written. Moving all of the write-ahead log into the
    // database writes them anew and syncs them before anything follows. It needs space for the whole log, so a full
    // disk, after which SQLite has rolled back cleanly, does not wait for it.
    private AppendStatements Reopen()
    {
        var statements = Open();
        if (_mayBeUnsynced)
            statements.Settle();
        _mayBeUnsynced = false;
        return statements;
    }

    private AppendStatements Open()
    {
        var statements = new AppendStatements(_database.Connect());
        try
        {
            _head = statements.Head();
            return _statements = statements;
        }
        catch (SqliteException)
        {
            statements.Dispose();
            throw;
        }
    }

    private void Close()
    {
        _statements?.Dispose();
        _statements = null;
    }
}
