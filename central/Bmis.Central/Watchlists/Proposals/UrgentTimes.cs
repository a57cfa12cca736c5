namespace Bmis.Central.Watchlists.Proposals;

/// <summary>When an urgent entry is called out. The database holds the second one too.</summary>
internal static class UrgentTimes
{
    public static readonly TimeSpan Overdue = TimeSpan.FromHours(4);

    public static readonly TimeSpan LapseDue = TimeSpan.FromHours(72);

    /// <summary>
    /// Days from now that an urgent entry lasts at least, where it has a last day: it is not over before somebody could
    /// decide on it.
    /// </summary>
    public const int LeastDays = 4;
}
