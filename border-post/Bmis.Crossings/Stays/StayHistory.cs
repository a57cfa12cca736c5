namespace Bmis.Crossings.Stays;

/// <summary>
/// A person's stays, made of passages in any order, doubled or with gaps. A second entry without an exit closes the
/// stay before it on the day of the new entry at the latest; an exit without an entry is a stay of that day; both are
/// marked. The same day never counts twice. Immutable.
/// </summary>
public sealed class StayHistory
{
    /// <summary>Most passages of one person that are looked at; older ones are left aside.</summary>
    public const int Most = 4096;

    private StayHistory(IReadOnlyList<Stay> stays) => Stays = stays;

    /// <summary>The stays, oldest first; only the last one can be open.</summary>
    public IReadOnlyList<Stay> Stays { get; }

    /// <summary>The open stay, or null.</summary>
    public Stay? Open => Stays is [.., { IsOpen: true } last] ? last : null;

    /// <summary>True when nothing had to be assumed.</summary>
    public bool IsCertain => Stays.All(stay => stay.Assumption == StayAssumption.Nothing);

    /// <summary>Makes stays of passages.</summary>
    public static StayHistory Of(IEnumerable<Passage> passages)
    {
        var stays = new List<Stay>();
        Stay? open = null;
        foreach (var passage in passages.Distinct().OrderBy(one => one.Day).ThenBy(one => one.At).TakeLast(Most))
        {
            if (passage.IsEntry)
            {
                if (open is { } before) stays.Add(WithoutExit(before, passage.Day));
                open = new Stay(passage.Day, null, passage.AuthorisedUntil, StayAssumption.Nothing);
            }
            else if (open is { } stay)
            {
                stays.Add(stay with { Exit = passage.Day });
                open = null;
            }
            else
            {
                stays.Add(new Stay(passage.Day, passage.Day, null, StayAssumption.EntryMissing));
            }
        }

        if (open is { } last) stays.Add(last);
        return new StayHistory(stays);
    }

    // Two entries on one day are a document that was read twice, or at two posts: nothing was lost.
    private static Stay WithoutExit(Stay before, DateOnly next) => before with
    {
        Exit = next,
        Assumption = before.Entry == next ? before.Assumption : StayAssumption.ExitMissing,
    };
}
