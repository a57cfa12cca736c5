using Bmis.Sync.Distribution.Roles;

namespace Bmis.Central.Distribution;

/// <summary>Whom a version is meant for, and which ones it recalls.</summary>
internal sealed record ListRelease(int Share, string RollOut, long RecallsFrom, long RecallsTo)
{
    /// <summary>For every lane.</summary>
    public static ListRelease ToAll { get; } = new(ListTarget.Everybody, "", 0, 0);

    /// <summary>The same for every lane.</summary>
    public ListRelease ForAll() => this with { Share = ListTarget.Everybody, RollOut = "" };
}
