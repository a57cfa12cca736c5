namespace Bmis.BorderPost.Duty;

/// <summary>What a sign-in may do at this moment.</summary>
internal enum SessionState
{
    /// <summary>It may be used.</summary>
    Open = 1,

    /// <summary>It may be unlocked or ended, and nothing else.</summary>
    Locked,

    /// <summary>It is over, or belongs to somebody else.</summary>
    Ended,
}
