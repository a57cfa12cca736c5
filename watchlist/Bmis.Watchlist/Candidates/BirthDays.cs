using Bmis.Watchlist.Lists;

namespace Bmis.Watchlist.Candidates;

/// <summary>The birth dates of all entries in flat arrays, and the names of persons by their day of birth.</summary>
internal sealed class BirthDays
{
    private readonly int[] _starts;
    private readonly (int Earliest, int Latest)[] _days;
    private readonly Dictionary<int, int> _places = [];
    private readonly Postings _names;

    internal BirthDays(IReadOnlyList<AlertEntry> entries, NameIndex index)
    {
        _starts = new int[entries.Count + 1];
        for (var i = 0; i < entries.Count; i++) _starts[i + 1] = _starts[i] + entries[i].BirthDates.Count;
        _days = new (int, int)[_starts[^1]];
        for (var i = 0; i < entries.Count; i++)
            for (var j = 0; j < entries[i].BirthDates.Count; j++)
                _days[_starts[i] + j] = Days(entries[i].BirthDates[j]);
        var places = Array.ConvertAll(_days, PlaceOf);
        _names = new(_places.Count, index.Count, name => Of(index.EntryOf(name), places));
    }

    /// <summary>The names of everybody born on a day.</summary>
    internal ReadOnlySpan<int> Of(DateOnly? day) =>
        day is { } one && _places.TryGetValue(one.DayNumber, out var place) ? _names[place] : [];

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

    private static (int Earliest, int Latest) Days(BirthInterval interval) =>
        (interval.Earliest.DayNumber, interval.Latest.DayNumber);

    private ReadOnlySpan<int> Of(int entry, int[] places) => places.AsSpan(_starts[entry].._starts[entry + 1]);

    private int PlaceOf((int Earliest, int Latest) interval)
    {
        if (interval.Earliest != interval.Latest) return -1;
        _places.TryAdd(interval.Earliest, _places.Count);
        return _places[interval.Earliest];
    }
}
