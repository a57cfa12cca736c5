using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Posts;

/// <summary>
/// The newest version of a list, or the newest for every lane beside one that is on its way to a share of them.
/// </summary>
internal sealed record PublishedVersion(
    string ListName,
    long Version,
    DateTime CreatedAt,
    int Share = ListTarget.Everybody,
    string RollOut = "",
    long RecallsFrom = 0,
    long RecallsTo = 0)
{
    private ListTarget Target => new(ListName, Version, default)
    {
        Share = Share, RollOut = RollOut, RecallsFrom = RecallsFrom, RecallsTo = RecallsTo,
    };

    public bool IsMeantFor(string laneId) => Target.IsMeantFor(laneId);

    public bool Recalls(long version) => Target.Recalls(version);
}
