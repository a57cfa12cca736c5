namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>
/// Rates by group, and of all together. A count that is small is hidden; where one group alone is, the smallest of the
/// others is hidden too, because the sum would tell.
/// </summary>
internal sealed record AccuracyReport(AccuracyFilter Filter, IReadOnlyList<AccuracyGroup> Groups, AccuracyGroup All)
{
    public static AccuracyReport Of(
        AccuracyFilter filter, IReadOnlyList<AccuracyRow> groups, AccuracyRow all, int smallest)
    {
        var failed = Shown(groups, row => row.Captures, smallest);
        var mute = Shown(groups, row => row.Comparisons, smallest);
        var missed = Shown(groups, row => row.Genuine, smallest);
        return new(
            filter,
            [.. groups.Select((row, i) => Group(row, failed[i], mute[i], missed[i]))],
            Group(all, all.Captures >= smallest, all.Comparisons >= smallest, all.Genuine >= smallest));
    }

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
        if (shown.Count(one => !one) != 1)
            return shown;
        var least = Enumerable.Range(0, shown.Length).Where(i => shown[i]).DefaultIfEmpty(-1)
            .MinBy(i => i < 0 ? 0 : count(groups[i]));
        if (least >= 0)
            shown[least] = false;
        return shown;
    }
}
