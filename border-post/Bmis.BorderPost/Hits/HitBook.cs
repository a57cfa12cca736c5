using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// What was found out and done about hits after the decision. An event counts when it is on disk; what was written
/// restores the book after a restart. Safe for all threads.
/// </summary>
internal sealed class HitBook(Journal journal, IdSource ids) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _answering = new(1);
    private readonly Lock _restoring = new();
    private readonly Dictionary<(Guid Crossing, string Entry), HitStory> _stories = [];
    private readonly Dictionary<(Guid Crossing, string Entry), long> _raisedIn = [];
    private bool _isRestored;

    /// <summary>The hits of newer lists that nobody has answered, oldest first.</summary>
    internal IReadOnlyList<HitStory> OpenChases
    {
        get
        {
            lock (_gate) return [.. _stories.Values.Where(one => one.IsOpenChase).OrderBy(one => one.Late!.At)];
        }
    }

    /// <summary>Those of them that everybody in second line may see.</summary>
    internal IReadOnlyList<HitStory> ShownChases => [.. OpenChases.Where(one => one.Late!.Hit.IsOpen)];

    /// <summary>Hits of newer lists that somebody sees to and everybody in second line may see, the newest first.
    /// </summary>
    internal IReadOnlyList<HitStory> AnsweredLate
    {
        get
        {
            lock (_gate)
                return
                [
                    .. _stories.Values.Where(one => one is { Late.Hit.IsOpen: true, Answered: not null })
                        .OrderByDescending(one => one.Answered!.At),
                ];
        }
    }

    /// <summary>The hits that a newer list brought and that are collected discreetly.</summary>
    internal IReadOnlyList<HitStory> LateDiscreet
    {
        get
        {
            lock (_gate) return [.. _stories.Values.Where(one => one.Late is { Hit.IsDiscreet: true })];
        }
    }

    /// <summary>The open chases' crossings, each with the number of the entry that raised the chase.</summary>
    internal IReadOnlyList<(Guid Crossing, long Entry)> OpenChaseEntries
    {
        get
        {
            lock (_gate)
                return
                [
                    .. _stories.Where(one => one.Value.IsOpenChase)
                        .Select(one => (one.Key.Crossing, _raisedIn[one.Key])),
                ];
        }
    }

    /// <summary>What became of a hit; an empty story when nothing has.</summary>
    internal HitStory Find(Guid crossing, string entry)
    {
        lock (_gate) return _stories.GetValueOrDefault((crossing, entry)) ?? new(crossing, entry);
    }

    /// <summary>Reads the journal, once; such entries are few, and the oldest chase still counts.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal void Restore()
    {
        lock (_restoring)
        {
            if (_isRestored) return;
            var said = journal.RecentEntries(EntryKinds.Hit, int.MaxValue)
                .Select(one => (one.Sequence, Events: Said(one.Payload)));
            var late = journal.RecentEntries(EntryKinds.Screening, int.MaxValue)
                .Select(one => (one.Sequence, Events: Late(one.Payload)));
            foreach (var (sequence, events) in said.Concat(late).OrderBy(one => one.Sequence))
                foreach (var happened in events)
                    Apply(happened, sequence);
            _isRestored = true;
        }
    }

    /// <summary>Writes an event down and applies it; the same key counts once.</summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task WriteAsync(HitEvent happened, string idempotencyKey)
    {
        var receipt = await journal.AppendAsync(
            EntryKinds.Hit, HitContract.Write(happened), idempotencyKey, CancellationToken.None);
        if (!receipt.AlreadyRecorded) Apply(happened, receipt.Sequence);
    }

    /// <summary>
    /// Writes down that somebody sees to a hit; false, and nothing happens, when somebody else does by now than the one
    /// from whom it is taken over.
    /// </summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task<bool> AnswerAsync(HitAnswered answered, string from, string idempotencyKey)
    {
        await _answering.WaitAsync(CancellationToken.None);
        try
        {
            var by = Find(answered.CrossingId, answered.EntryId).Answered?.OfficerId ?? "";
            if (by != from && by != answered.OfficerId) return false;
            await WriteAsync(answered, idempotencyKey);
            return true;
        }
        finally
        {
            _answering.Release();
        }
    }

    public void Dispose() => _answering.Dispose();

    /// <summary>
    /// Writes down that past crossings were screened with a newer list, and whom it has: one entry, whatever was found.
    /// </summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task WriteAsync(string list, long version, IReadOnlyList<HitLate> found)
    {
        IEnumerable<HitLate[]> parts = found.Count == 0 ? [[]] : found.Chunk(Screening.MostHits);
        foreach (var part in parts)
        {
            var receipt = await journal.AppendAsync(
                EntryKinds.Screening, ScreeningContract.Write(new(version, part) { List = list }),
                $"{ids.NextId():N}", CancellationToken.None);
            foreach (var late in part) Apply(late, receipt.Sequence);
        }
    }

    private static IEnumerable<HitEvent> Said(byte[] payload) =>
        HitContract.TryRead(payload, out var happened, out _) ? [happened!] : [];

    private static IEnumerable<HitEvent> Late(byte[] payload) =>
        ScreeningContract.TryRead(payload, out var screening, out _) ? screening!.Late : [];

    private void Apply(HitEvent happened, long sequence)
    {
        var key = (happened.CrossingId, happened.EntryId);
        lock (_gate)
        {
            if (happened is HitLate) _raisedIn[key] = sequence;
            _stories[key] = (_stories.GetValueOrDefault(key) ?? new(key.CrossingId, key.EntryId)).With(happened);
        }
    }
}
