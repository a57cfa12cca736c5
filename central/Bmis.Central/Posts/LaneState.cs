namespace Bmis.Central.Posts;

/// <summary>How a lane stands, from the worst to the best.</summary>
internal enum LaneState
{
    /// <summary>It was never heard of.</summary>
    Never,

    /// <summary>It has not been heard of for a while.</summary>
    Silent,

    /// <summary>It is in reach and has entries or lists that should have travelled by now.</summary>
    Behind,

    /// <summary>Everything that it has is here, and it has everything that is here.</summary>
    Current,
}
