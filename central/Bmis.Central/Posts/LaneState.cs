namespace Bmis.Central.Posts;

/// <summary>How a lane stands, from the worst to the best.</summary>
internal enum LaneState
{
    /// <summary>It was never heard of.</summary>
    Never,

    /// <summary>It has not been heard of for a while.</summary>
    Silent,

    /// <summary>It is in reach and somebody must do something about it.</summary>
    Broken,

    /// <summary>It is in reach and has something that should be better by now: entries, lists, a device.</summary>
    Behind,

    /// <summary>Everything that it has is here, and it has everything that is here.</summary>
    Current,
}
