using Bmis.Crossings;
using Bmis.Crossings.Contracts;

namespace Bmis.BorderPost.Journaling;

/// <summary>The records of this lane with their corrections, from the journal.</summary>
internal sealed class LaneRecords(Journal journal)
{
    /// <summary>How far recent records reach: some weeks of a busy lane.</summary>
    internal const int EntriesToLookBack = 20_000;

    /// <summary>The records of the last entries, oldest first, as far as their content is not erased.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<LaneRecord> Recent() => Read(EntriesToLookBack);

    /// <summary>Every record whose content is not erased; the cost grows with the journal.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyList<LaneRecord> All() => Read(int.MaxValue);

    /// <summary>
    /// Numbers of the entries that hold records and their corrections; the cost grows with the journal.
    /// </summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyCollection<long> EntriesOf(IReadOnlySet<Guid> crossings)
    {
        var entries = journal.RecentEntries(EntryKinds.Crossing, int.MaxValue)
            .Where(one => CrossingContract.TryRead(one.Payload, out var crossing, out _)
                && crossings.Contains(crossing!.CrossingId))
            .Select(one => one.Sequence).ToHashSet();
        var corrections = journal.RecentEntries(EntryKinds.Correction, int.MaxValue)
            .Where(one => CorrectionContract.TryRead(one.Payload, out var correction, out _)
                && entries.Contains(correction!.Sequence))
            .Select(one => one.Sequence).ToList();
        entries.UnionWith(corrections);
        return entries;
    }

    private IReadOnlyList<LaneRecord> Read(int entries)
    {
        var records = new SortedDictionary<long, LaneRecord>();
        foreach (var (sequence, payload) in journal.RecentEntries(EntryKinds.Crossing, entries))
            if (CrossingContract.TryRead(payload, out var crossing, out _))
                records[sequence] = new(sequence, crossing!, []);
        foreach (var (_, payload) in journal.RecentEntries(EntryKinds.Correction, entries))
            if (CorrectionContract.TryRead(payload, out var correction, out _)
                && records.TryGetValue(correction!.Sequence, out var record))
                records[correction.Sequence] = record with
                {
                    Current = correction.Corrected,
                    Corrections = [.. record.Corrections, correction],
                };
        return [.. records.Values];
    }
}
