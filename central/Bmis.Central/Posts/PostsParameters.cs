namespace Bmis.Central.Posts;

/// <summary>The numbers by which a lane's state is judged. All are ours.</summary>
internal static class PostsParameters
{
    /// <summary>A lane says how it is every few seconds; after this long it counts as silent.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(2);

    /// <summary>How often all lanes are judged for the pages that stand open.</summary>
    public static readonly TimeSpan JudgedEvery = TimeSpan.FromSeconds(30);

    /// <summary>An entry older than this should have arrived.</summary>
    public static readonly TimeSpan BehindAfter = TimeSpan.FromMinutes(1);

    /// <summary>A list published longer ago than this should be at the lane.</summary>
    public static readonly TimeSpan ListTravel = TimeSpan.FromMinutes(10);

    /// <summary>A clock further off than this is shown.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);
}
