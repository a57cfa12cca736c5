using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// What was found out and done about hits after the decision. An event counts when it is on disk; what was written
/// restores the book after a restart. Safe for all threads.
/// </summary>
internal sealed class HitBook(Journal journal)
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
        foreach (var payload in journal.Recent(EntryKinds.Hit, EntriesToLookBack))
            if (HitContract.TryRead(payload, out var happened, out _))
                Apply(happened!);
    }

    /// <summary>Writes an event down and applies it; the same key counts once.</summary>
    /// <exception cref="JournalException">Nothing happened; the same call is safe.</exception>
    internal async Task WriteAsync(HitEvent happened, string idempotencyKey)
    {
        var receipt = await journal.AppendAsync(
            EntryKinds.Hit, HitContract.Write(happened), idempotencyKey, CancellationToken.None);
        if (!receipt.AlreadyRecorded) Apply(happened);
    }

    private void Apply(HitEvent happened)
    {
        var key = (happened.CrossingId, happened.EntryId);
        lock (_gate)
            _stories[key] = (_stories.GetValueOrDefault(key) ?? new(key.CrossingId, key.EntryId)).With(happened);
    }
}
