namespace Bmis.Crossings.Fingerprints;

/// <summary>How fingers were taken: the capture rate is counted beside the match rate.</summary>
/// <param name="Device">With what.</param>
/// <param name="Outcome">Whether it succeeded.</param>
/// <param name="Reason">Why not: a code, such as that of the device's fault; empty after success.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Took">From the first question to the last print; microsecond precision travels.</param>
public sealed record FingerCapture(
    FingerDevice Device, CaptureOutcome Outcome, string Reason, int Attempts, TimeSpan Took)
{
    /// <summary>Most attempts that are read.</summary>
    public const int MostAttempts = 1000;

    /// <summary>Longest capture or search that is read.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(1);
}
