namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>
/// Rates by group, and of all together. A count that is small is hidden, and so is a mean that rests on one; while all
/// that is hidden is small together, the smallest of the others is hidden too, because the sum would tell.
/// </summary>
internal sealed record AccuracyReport(AccuracyFilter Filter, IReadOnlyList<AccuracyGroup> Groups, AccuracyGroup All)
{
    public static AccuracyReport Of(
        AccuracyFilter filter, IReadOnlyList<AccuracyRow> groups, AccuracyRow all, int smallest)
    {
        var failed = Shown(groups, row => row.Captures, smallest);
        var mute = Shown(groups, row => row.Comparisons, smallest);
        var missed = Shown(groups, row => row.Genuine, smallest);
        var quality = Shown(groups, row => row.Qualities, smallest);
        var seconds = Shown(groups, row => row.Timed, smallest);
        return new(
            filter,
            [
                .. groups.Select((row, i) => Group(
                    Means(row, failed[i], quality[i], seconds[i]), failed[i], mute[i], missed[i])),
            ],
            Group(
                Means(all, all.Captures >= smallest, all.Qualities >= smallest, all.Timed >= smallest),
                all.Captures >= smallest,
                all.Comparisons >= smallest,
                all.Genuine >= smallest));
    }

    private static AccuracyRow Means(AccuracyRow row, bool attempts, bool quality, bool seconds) => row with
    {
        Attempts = attempts ? row.Attempts : null,
        Quality = quality ? row.Quality : null,
        Seconds = seconds ? row.Seconds : null,
    };

    private static AccuracyGroup Group(AccuracyRow row, bool failed, bool mute, bool missed) => new(
        row,
        Cell(failed, row.Failures, row.Captures),
        Cell(mute, row.NotComparable, row.Comparisons),
        Cell(missed, row.NoMatch, row.Genuine));

    private static AccuracyCell Cell(bool isShown, long cases, long all) =>
        isShown ? new(all, Wilson.Of(cases, all)) : AccuracyCell.Hidden;

    private static bool[] Shown(IReadOnlyList<AccuracyRow> groups, Func<AccuracyRow, long> count, int smallest)
    {
        var shown = groups.Select(row => count(row) >= smallest).ToArray();
        if (shown.All(one => one))
            return shown;
        var hidden = groups.Select(count).Where(one => one < smallest).Sum();
        foreach (var least in Enumerable.Range(0, shown.Length).Where(i => shown[i]).OrderBy(i => count(groups[i])))
        {
            if (hidden >= smallest)
                break;
            hidden += count(groups[least]);
            shown[least] = false;
        }

        return shown;
    }
}
