using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Candidates;

/// <summary>
/// The names of persons by the day of birth that their list states exactly. 1 January is none: it stands for a year.
/// </summary>
internal sealed class BirthDays
{
    private readonly Dictionary<int, int[]> _names;
    private readonly IReadOnlyList<AlertEntry> _entries;

    internal BirthDays(IReadOnlyList<AlertEntry> entries, NameIndex index)
    {
        _entries = entries;
        _names = Enumerable.Range(0, index.Names.Count)
            .SelectMany(name => DaysOf(entries[index.Names[name].Entry]).Select(day => (day, name)))
            .GroupBy(pair => pair.day, pair => pair.name)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    internal ReadOnlySpan<int> Of(DateOnly? day) =>
        day is { } one && _names.TryGetValue(one.DayNumber, out var names) ? names : [];

    internal BirthAgreement Judge(int entry, DateOnly? day)
    {
        if (day is not { } one) return BirthAgreement.Unknown;
        var best = BirthAgreement.Unknown;
        foreach (var interval in _entries[entry].BirthDates)
        {
            if (one < interval.Earliest || one > interval.Latest) continue;
            if (interval.IsOneDay) return BirthAgreement.Same;
            best = BirthAgreement.Possible;
        }

        return best;
    }

    private static IEnumerable<int> DaysOf(AlertEntry entry) =>
        entry.BirthDates.Where(one => one.IsOneDay).Select(one => one.Earliest.DayNumber).Distinct();
}
