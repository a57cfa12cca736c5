namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>Who else may use a connected card.</summary>
internal enum ScardSharing : uint
{
    /// <summary>Nobody.</summary>
    Exclusive = 1,

    /// <summary>Other programs that share it as well.</summary>
    Shared = 2,
}
