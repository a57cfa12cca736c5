namespace Bmis.Crossings.Stays;

/// <summary>The days on which a person was there, as sorted runs that do not touch; a count costs one pass.</summary>
internal sealed class PresentDays
{
    private readonly (int From, int To)[] _runs;

    private PresentDays((int From, int To)[] runs) => _runs = runs;

    /// <summary>Days of the stays up to a day, without the days that do not count.</summary>
    internal static PresentDays Of(
        IReadOnlyList<Stay> stays, DateOnly day, IReadOnlyList<(DateOnly From, DateOnly To)> excluded, bool presumed)
    {
        var runs = new List<(int From, int To)>(stays.Count);
        foreach (var stay in stays)
        {
            var (from, to) = (stay.Entry.DayNumber, Math.Min((stay.Exit ?? day).DayNumber, day.DayNumber));
            if (stay.Assumption == StayAssumption.ExitMissing && !presumed) to = from;
            if (from <= to) runs.Add((from, to));
        }

        return new(Without(Joined(runs), excluded));
    }

    /// <summary>Days from one day to another, both included, on which the person was there.</summary>
    internal int Count(int from, int to)
    {
        var days = 0;
        foreach (var run in _runs)
            days += Math.Max(0, Math.Min(run.To, to) - Math.Max(run.From, from) + 1);
        return days;
    }

    private static List<(int From, int To)> Joined(List<(int From, int To)> runs)
    {
        runs.Sort();
        var joined = new List<(int From, int To)>(runs.Count);
        foreach (var run in runs)
            if (joined is [.., var last] && run.From <= last.To + 1)
                joined[^1] = (last.From, Math.Max(last.To, run.To));
            else
                joined.Add(run);
        return joined;
    }

    private static (int From, int To)[] Without(
        List<(int From, int To)> runs, IReadOnlyList<(DateOnly From, DateOnly To)> excluded)
    {
        foreach (var (first, last) in excluded)
        {
            var (from, to) = (first.DayNumber, last.DayNumber);
            runs =
            [
                .. runs.SelectMany(run => new[]
                {
                    (run.From, To: Math.Min(run.To, from - 1)), (From: Math.Max(run.From, to + 1), run.To),
                }.Where(part => part.Item1 <= part.Item2).Distinct()),
            ];
        }

        return [.. runs];
    }
}
