using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>
/// The newest version of a list, or the newest for every lane beside one that is on its way to a share of them.
/// </summary>
internal sealed record CurrentVersion(
    string ListName,
    long Version,
    DateTime CreatedAt,
    int Share = ListTarget.Everybody,
    string RollOut = "",
    long RecallsFrom = 0,
    long RecallsTo = 0,
    DateTime ExpiresAt = default)
{
    private ListTarget Target => new(ListName, Version, default)
    {
        Share = Share, RollOut = RollOut, RecallsFrom = RecallsFrom, RecallsTo = RecallsTo,
    };

    /// <summary>The versions that are current, of each list the older one first.</summary>
    public const string Select =
        """
        select list_name, version, created_at, share, roll_out, recalls_from, recalls_to, expires_at
        from published_list as list
        where version in (
            (select max(version) from published_list where list_name = list.list_name),
            (select max(version) from published_list where list_name = list.list_name and share = 100))
        order by list_name, version
        """;

    public bool IsMeantFor(string laneId) => Target.IsMeantFor(laneId);

    public bool Recalls(long version) => Target.Recalls(version);
}
