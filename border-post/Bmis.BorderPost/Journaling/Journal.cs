using System.Collections.Concurrent;
using Bmis.BorderPost.Serving;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Outbox;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// The lane's journal: append-only, chained, durable before an append is done, its payloads sealed. It is also the
/// outbox. Appends that come while another commits are committed together. Safe for all threads.
/// </summary>
internal sealed class Journal : IOutboxStore, IDisposable
{
    internal const int LongestKey = 128;

    private const int EntriesForNewest = 2000;

    private readonly JournalDatabase _database;
    private readonly JournalWriter _writer;
    private readonly JournalReader _reader;
    private readonly DayKeys _days;
    private readonly JournalErasure _erasure;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentQueue<PendingEntry> _waiting = new();
    private readonly HeadBell _bell = new();
    private Checkpoint _head;
    private Checkpoint? _acknowledged;
    private volatile bool _canRecord = true;

    private Journal(JournalDatabase database, DayKeys days, RemovedCheckpoint removed, JournalWriter writer)
    {
        _database = database;
        _days = days;
        _writer = writer;
        _reader = new JournalReader(database.Connect(), new EntrySeal(days));
        _erasure = new JournalErasure(database, days, removed);
        _head = writer.Head;
    }

    /// <summary>False from a failed write on until one succeeds.</summary>
    internal bool CanRecord => _canRecord;

    /// <summary>The number of the last entry on disk; 0 when there is none.</summary>
    internal long HeadSequence => Volatile.Read(ref _head).Sequence;

    /// <summary>The latest time at which one of the last entries was written; null in an empty journal.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal DateTimeOffset? NewestTime => _reader.Newest(HeadSequence - EntriesForNewest);

    /// <summary>The database's file.</summary>
    internal string Path => _database.Path;

    /// <summary>Opens a lane's journal; made when it is missing. What is in it in clear is sealed first.</summary>
    /// <exception cref="CannotStartException">SQLite is missing, or the database is another's or in use.</exception>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal static Journal Open(
        string path, Producer producer, TimeProvider clock, IdSource ids, MasterKeys keys)
    {
        var database = JournalDatabase.Open(path, producer, clock);
        var days = new DayKeys(keys);
        try
        {
            var removed = new RemovedCheckpoint(keys);
            database.Unlock(days, removed);
            return new Journal(database, days, removed, new JournalWriter(database, producer, clock, ids, days));
        }
        catch (Exception failure)
        {
            days.Dispose();
            database.Dispose();
            if (failure is SqliteException inner)
                throw JournalException.From(inner);
            throw;
        }
    }

    /// <summary>
    /// Appends an entry; done when it is on disk. The same key gives the first receipt, whatever the payload, also
    /// after a restart.
    /// </summary>
    /// <exception cref="JournalException">Not acknowledged; the same call with the same key is safe.</exception>
    internal async ValueTask<JournalReceipt> AppendAsync(
        string kind, ReadOnlyMemory<byte> payload, string idempotencyKey, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Demand(kind, payload, idempotencyKey);
        var entry = new PendingEntry(kind, payload, idempotencyKey);
        _waiting.Enqueue(entry);
        Drain(entry);
        return await entry.Receipt;
    }

    /// <summary>The receipt of the append with this key; null when there is none. One look into an index.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal JournalReceipt? Find(string idempotencyKey) => _reader.Find(idempotencyKey);

    /// <summary>The payloads of the last entries of a kind, oldest first, as far as they are not erased.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="entries">How many entries of any kind to look back.</param>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<byte[]> Recent(string kind, int entries) =>
        [.. RecentEntries(kind, entries).Select(one => one.Payload)];

    /// <summary>The same with the numbers of their entries.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<OpenedPayload> RecentEntries(string kind, int entries) =>
        _reader.Payloads(kind, HeadSequence - entries);

    /// <summary>
    /// Erases salt and payload of acknowledged entries from before a time, and the keys of days that seal nothing any
    /// more. An entry that is not acknowledged is never touched, nor is one of those kept.
    /// </summary>
    /// <returns>How many entries were erased.</returns>
    /// <exception cref="JournalException">The disk or SQLite failed; what was erased stays so.</exception>
    internal async ValueTask<int> EraseAsync(
        DateTimeOffset before, IReadOnlyCollection<long> kept, CancellationToken cancellation)
    {
        var erased = 0;
        while (await HoldingGateAsync(() => _erasure.EraseSome(before, kept), cancellation) is > 0 and var some)
            erased += some;
        if (erased > 0)
            await HoldingGateAsync(() => _erasure.Finish(EntryTime.DayOf(before)), cancellation);
        return erased;
    }

    /// <summary>Removes the rows of erased entries from before a time; the chain then begins after them.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal ValueTask RemoveAsync(DateTimeOffset before, CancellationToken cancellation) =>
        HoldingGateAsync(() => _erasure.Remove(before), cancellation);

    /// <summary>Headers carry this from the next append on.</summary>
    internal void NoteClockOffset(TimeSpan offset) => _writer.ClockOffset = offset;

    public ValueTask<Checkpoint> HeadAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(Volatile.Read(ref _head));

    public ValueTask<ReadOnlyMemory<byte>?> HashAtAsync(long sequence, CancellationToken cancellation) =>
        ValueTask.FromResult(sequence == 0 ? HashChain.Genesis : _reader.HashAt(sequence));

    public ValueTask<IReadOnlyList<Envelope>> ReadAsync(
        long firstSequence, int maxEntries, int maxBytes, CancellationToken cancellation) =>
        ValueTask.FromResult(_reader.Read(firstSequence, maxEntries, maxBytes));

    public ValueTask WaitBeyondAsync(long sequence, CancellationToken cancellation) =>
        _bell.UntilAsync(() => HeadSequence > sequence, cancellation);

    public async ValueTask<Checkpoint> AcknowledgedAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _acknowledged)
        ?? await HoldingGateAsync(() => _acknowledged ??= Remembered(), cancellation);

    public async ValueTask NoteAcknowledgedAsync(Checkpoint acknowledged, CancellationToken cancellation) =>
        await HoldingGateAsync(() => Remember(acknowledged), cancellation);

    public async ValueTask<int> EpochAsync(CancellationToken cancellation) =>
        await HoldingGateAsync(RememberedEpoch, cancellation);

    public async ValueTask BeginEpochAsync(int epoch, CancellationToken cancellation) =>
        await HoldingGateAsync(() => Begin(epoch), cancellation);

    public void Dispose()
    {
        _gate.Wait();
        _reader.Dispose();
        _writer.Dispose();
        _database.Dispose();
        _days.Dispose();
        _gate.Dispose();
    }

    // Whoever finds the gate open commits for all who wait. Everyone looks at the queue again after letting go, so
    // that nobody is left behind; a caller whose own entry is done hands the rest to another thread.
    private void Drain(PendingEntry? own)
    {
        while (!_waiting.IsEmpty && _gate.Wait(0))
        {
            try
            {
                Commit(TakeBatch());
            }
            finally
            {
                _gate.Release();
            }

            if (own is { Receipt.IsCompleted: true } && !_waiting.IsEmpty)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static journal => journal.Drain(own: null), this, false);
                return;
            }
        }
    }

    private List<PendingEntry> TakeBatch()
    {
        var batch = new List<PendingEntry>();
        while (batch.Count < EnvelopeLimits.BatchEntries && _waiting.TryDequeue(out var entry))
            batch.Add(entry);
        return batch;
    }

    private void Commit(List<PendingEntry> batch)
    {
        if (batch.Count == 0)
            return;
        try
        {
            var receipts = _writer.Write(batch);
            _canRecord = true;
            Volatile.Write(ref _head, _writer.Head);
            _bell.Ring();
            for (var i = 0; i < receipts.Length; i++)
                batch[i].Complete(receipts[i]);
        }
        catch (Exception failure)
        {
            // Whoever appended gets the failure, also our own bugs; nobody may wait for ever.
            _canRecord = false;
            batch.ForEach(entry => entry.Fail(failure));
        }
    }

    private async ValueTask HoldingGateAsync(Action work, CancellationToken cancellation) =>
        await HoldingGateAsync(
            () =>
            {
                work();
                return true;
            },
            cancellation);

    private async ValueTask<T> HoldingGateAsync<T>(Func<T> work, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            return work();
        }
        catch (Exception failure) when (failure.GetBaseException() is SqliteException inner)
        {
            throw JournalException.From(inner);
        }
        finally
        {
            _gate.Release();
            Drain(own: null);
        }
    }

    private Checkpoint Remember(Checkpoint acknowledged)
    {
        var known = _acknowledged ??= Remembered();
        if (acknowledged.Sequence <= known.Sequence)
            return known;
        using var context = _database.Context();
        var hash = acknowledged.Hash.ToArray();
        context.Acknowledged.ExecuteUpdate(row => row
            .SetProperty(held => held.Sequence, acknowledged.Sequence)
            .SetProperty(held => held.Hash, hash));
        return _acknowledged = acknowledged;
    }

    private Checkpoint Remembered()
    {
        using var context = _database.Context();
        var row = context.Acknowledged.AsNoTracking().Single();
        return new Checkpoint(row.Sequence, row.Hash);
    }

    private int Begin(int epoch)
    {
        using var context = _database.Context();
        return context.Branch
            .Where(row => row.Epoch < epoch)
            .ExecuteUpdate(row => row.SetProperty(branch => branch.Epoch, epoch));
    }

    private int RememberedEpoch()
    {
        using var context = _database.Context();
        return context.Branch.AsNoTracking().Single().Epoch;
    }

    private static void Demand(string kind, ReadOnlyMemory<byte> payload, string idempotencyKey)
    {
        if (kind.Length is 0 or > EnvelopeLimits.KindCharacters || !kind.All(IsCodeCharacter))
            throw new ArgumentException("A kind has 1 to 32 letters, digits, '.', '-' or '_'.", nameof(kind));
        if (payload.Length > EnvelopeLimits.PayloadBytes)
            throw new ArgumentException("The payload is too long for an entry.", nameof(payload));
        if (idempotencyKey.Length is 0 or > LongestKey)
            throw new ArgumentException("A key has 1 to 128 characters.", nameof(idempotencyKey));
    }

    private static bool IsCodeCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';
}
