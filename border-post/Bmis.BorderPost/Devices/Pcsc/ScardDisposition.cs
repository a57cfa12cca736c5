namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>What happens to a card that is let go.</summary>
internal enum ScardDisposition : uint
{
    /// <summary>Nothing; its session stays open for the next program.</summary>
    Leave = 0,

    /// <summary>It is reset: its session and its keys are gone.</summary>
    Reset = 1,
}
