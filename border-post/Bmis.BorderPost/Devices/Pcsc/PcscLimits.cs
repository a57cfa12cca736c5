namespace Bmis.BorderPost.Devices.Pcsc;

/// <summary>The numbers of this room: times in which things are tried again or given up.</summary>
internal static class PcscLimits
{
    /// <summary>
    /// Longest single wait for a change. A wait can miss a reader that came between listing and waiting, and a cancel
    /// that came before it; then this is the delay.
    /// </summary>
    internal static readonly TimeSpan Wait = TimeSpan.FromSeconds(1);

    /// <summary>A wait that lasts this long says that the service hangs.</summary>
    internal static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    /// <summary>First pause before the service is tried again; it doubles.</summary>
    internal static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause: an officer who sees a reader plugged in waits no longer than this for it.</summary>
    internal static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Tries to get a card that another program holds, as Windows does that looks for certificates.</summary>
    internal const int SharingTries = 15;

    /// <summary>Pause between them.</summary>
    internal static readonly TimeSpan SharingPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest wait for a card to be reset and let go; a reader that hangs is left to its thread.</summary>
    internal static readonly TimeSpan LettingGo = TimeSpan.FromSeconds(2);

    /// <summary>Most answers that are fetched after one command over T=0: 65,536 bytes in parts of 256.</summary>
    internal const int MostParts = 256;

    /// <summary>The next pause after this one.</summary>
    internal static TimeSpan After(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
