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
internal sealed class HitBook(Journal journal, IdSource ids)
{
    // Some weeks of a busy lane.
    private const int EntriesToLookBack = 20_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Crossing, string Entry), HitStory> _stories = [];

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

    /// <summary>What became of a hit; an empty story when nothing has.</summary>
    internal HitStory Find(Guid crossing, string entry)
    {
        lock (_gate) return _stories.GetValueOrDefault((crossing, entry)) ?? new(crossing, entry);
    }

    /// <summary>Reads the journal.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal void Restore()
    {
        var said = journal.RecentEntries(EntryKinds.Hit, EntriesToLookBack)
            .Select(one => (one.Sequence, Events: Said(one.Payload)));
        var late = journal.RecentEntries(EntryKinds.Screening, EntriesToLookBack)
            .Select(one => (one.Sequence, Events: Late(one.Payload)));
        foreach (var happened in said.Concat(late).OrderBy(one => one.Sequence).SelectMany(one => one.Events))
            Apply(happened);
    }

    /// <summary>Writes an event down and applies it; the same key counts once.</summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task WriteAsync(HitEvent happened, string idempotencyKey)
    {
        var receipt = await journal.AppendAsync(
            EntryKinds.Hit, HitContract.Write(happened), idempotencyKey, CancellationToken.None);
        if (!receipt.AlreadyRecorded) Apply(happened);
    }

    /// <summary>
    /// Writes down that past crossings were screened with a newer list, and whom it has: one entry, whatever was found.
    /// </summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task WriteAsync(string list, long version, IReadOnlyList<HitLate> found)
    {
        IEnumerable<HitLate[]> parts = found.Count == 0 ? [[]] : found.Chunk(Screening.MostHits);
        foreach (var part in parts)
        {
            await journal.AppendAsync(
                EntryKinds.Screening, ScreeningContract.Write(new(version, part) { List = list }),
                $"{ids.NextId():N}", CancellationToken.None);
            foreach (var late in part) Apply(late);
        }
    }

    private static IEnumerable<HitEvent> Said(byte[] payload) =>
        HitContract.TryRead(payload, out var happened, out _) ? [happened!] : [];

    private static IEnumerable<HitEvent> Late(byte[] payload) =>
        ScreeningContract.TryRead(payload, out var screening, out _) ? screening!.Late : [];

    private void Apply(HitEvent happened)
    {
        var key = (happened.CrossingId, happened.EntryId);
        lock (_gate)
            _stories[key] = (_stories.GetValueOrDefault(key) ?? new(key.CrossingId, key.EntryId)).With(happened);
    }
}
