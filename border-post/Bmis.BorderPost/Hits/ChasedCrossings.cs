using System.Collections.Concurrent;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// The crossings that hits of newer lists are about, however far back they lie. The whole journal is read only for one
/// that is not among the recent ones and not known to be erased. Safe for all threads.
/// </summary>
internal sealed class ChasedCrossings(LaneRecords records)
{
    private readonly ConcurrentDictionary<Guid, bool> _erased = [];

    /// <summary>Those whose content is not erased, by id.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal IReadOnlyDictionary<Guid, Crossing> Of(IEnumerable<Guid> ids)
    {
        var wanted = ids.ToHashSet();
        if (wanted.Count == 0) return new Dictionary<Guid, Crossing>();
        var found = Among(records.Recent(), wanted);
        if (!wanted.Any(id => !found.ContainsKey(id) && !_erased.ContainsKey(id))) return found;
        found = Among(records.All(), wanted);
        foreach (var id in wanted.Where(id => !found.ContainsKey(id))) _erased[id] = true;
        return found;
    }

    private static Dictionary<Guid, Crossing> Among(IReadOnlyList<LaneRecord> records, HashSet<Guid> wanted) => records
        .Select(one => one.Current).Where(one => wanted.Contains(one.CrossingId)).ToDictionary(one => one.CrossingId);
}
