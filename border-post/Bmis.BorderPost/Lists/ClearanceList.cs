using System.Collections.Frozen;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Hits;
using Bmis.Crossings.Records;
using Bmis.Sync.Distribution;

namespace Bmis.BorderPost.Lists;

/// <summary>Of which content of which entries a traveller with a document was cleared, and until when.</summary>
internal sealed class ClearanceList
{
    private readonly FrozenDictionary<Clearance, DateOnly> _lastDays;

    private ClearanceList(FrozenDictionary<Clearance, DateOnly> lastDays) => _lastDays = lastDays;

    /// <summary>Null when the file is no list of clearances.</summary>
    internal static ClearanceList? Read(HeldList list)
    {
        if (list.Manifest.Length > ClearanceContract.MaximumBytes
            || !ClearanceContract.TryRead(list.ReadAllBytes(), out var clearances, out _))
            return null;
        return new(clearances.GroupBy(Key).ToFrozenDictionary(same => same.Key, same => same.Max(one => one.LastDay)));
    }

    /// <summary>
    /// The last day on which the traveller counts as cleared of this content of the entry; null when today is later,
    /// or nobody cleared exactly this.
    /// </summary>
    internal DateOnly? LastDay(
        Traveller? traveller, TravelDocument? document, string entryId, string entryDigest, DateOnly today) =>
        Clearance.Of(traveller, document, entryId, entryDigest, default) is { } key
        && _lastDays.TryGetValue(key, out var last) && last >= today
            ? last
            : null;

    private static Clearance Key(Clearance clearance) => clearance with { LastDay = default };
}
