using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Candidates;

/// <summary>The birth dates of all entries in flat arrays, and the names of persons by their day of birth.</summary>
internal sealed class BirthDays
{
    private readonly Dictionary<int, int[]> _names;
    private readonly int[] _starts;
    private readonly (int Earliest, int Latest)[] _days;

    internal BirthDays(IReadOnlyList<AlertEntry> entries, NameIndex index)
    {
        _starts = new int[entries.Count + 1];
        for (var i = 0; i < entries.Count; i++) _starts[i + 1] = _starts[i] + entries[i].BirthDates.Count;
        _days =
        [
            .. entries.SelectMany(entry => entry.BirthDates)
                .Select(interval => (interval.Earliest.DayNumber, interval.Latest.DayNumber)),
        ];
        _names = Enumerable.Range(0, index.Names.Count)
            .SelectMany(name => ExactDays(entries[index.Names[name].Entry]).Select(day => (day, name)))
            .GroupBy(pair => pair.day, pair => pair.name)
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The names of everybody born on a day.</summary>
    internal ReadOnlySpan<int> Of(DateOnly? day) =>
        day is { } one && _names.TryGetValue(one.DayNumber, out var names) ? names : [];

    internal BirthAgreement Judge(int entry, DateOnly? day)
    {
        if (day is not { DayNumber: var asked }) return BirthAgreement.Unknown;
        var best = BirthAgreement.Unknown;
        for (var i = _starts[entry]; i < _starts[entry + 1]; i++)
        {
            var (earliest, latest) = _days[i];
            if (asked < earliest || asked > latest) continue;
            if (earliest == latest) return BirthAgreement.Same;
            best = BirthAgreement.Possible;
        }

        return best;
    }

    private static IEnumerable<int> ExactDays(AlertEntry entry) =>
        entry.BirthDates.Where(one => one.IsOneDay).Select(one => one.Earliest.DayNumber).Distinct();
}
