using Bmis.BorderPost.Journaling;

namespace Bmis.BorderPost.Hits;

/// <summary>While nobody has answered a chase, neither it nor the record of whom it means is erased.</summary>
internal sealed class ChaseEntries(HitBook book, LaneRecords records) : IKeptEntries
{
    public IReadOnlyCollection<long> Numbers()
    {
        book.Restore();
        var open = book.OpenChaseEntries;
        return open.Count == 0
            ? []
            : [
                .. open.Select(one => one.Entry).Distinct(),
                .. records.EntriesOf(open.Select(one => one.Crossing).ToHashSet()),
            ];
    }
}
