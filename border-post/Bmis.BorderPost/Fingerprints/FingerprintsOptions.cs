using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>How the lane takes, compares and keeps fingerprints. The readers stand in <c>Devices:Fingers</c>.</summary>
internal sealed class FingerprintsOptions : ISettings
{
    public static string Section => "Fingerprints";

    /// <summary>
    /// Whether nobody is clear without fingerprints whom the country's profile asks for them. Without it they are taken
    /// where there is a reader, and a lane without one lets everybody pass as before.
    /// </summary>
    public bool Required { get; set; }

    /// <summary>Whether the capture begins by itself when the profile asks; else the officer begins it.</summary>
    public bool Automatic { get; set; } = true;

    /// <summary>Seconds that a capture may take.</summary>
    public int CaptureSeconds { get; set; } = 180;

    /// <summary>Days after which the lane forgets an enrolment.</summary>
    public int KeepDays { get; set; } = 90;

    /// <summary>Days after which a picture that headquarters has is erased at the lane.</summary>
    public int SampleDays { get; set; } = 7;

    /// <summary>How long headquarters' answer about earlier enrolments is waited for.</summary>
    public int AskMilliseconds { get; set; } = 3000;

    /// <summary>Free disk below which no picture of a finger is kept: records go first.</summary>
    public int FreeMegabytes { get; set; } = 500;

    /// <summary>
    /// How many of the lane's newest enrolments are searched for a traveller under another name; older ones are kept
    /// and not searched.
    /// </summary>
    public int OwnFile { get; set; } = 20_000;

    public IEnumerable<string> Faults()
    {
        if (CaptureSeconds is < 5 or > 600) yield return "Fingerprints:CaptureSeconds must be from 5 to 600.";
        if (KeepDays is < 1 or > 3650) yield return "Fingerprints:KeepDays must be from 1 to 3650.";
        if (SampleDays is < 0 or > 3650) yield return "Fingerprints:SampleDays must be from 0 to 3650.";
        if (SampleDays > KeepDays)
            yield return "Fingerprints:SampleDays must not be above Fingerprints:KeepDays.";
        if (AskMilliseconds is < 50 or > 30_000)
            yield return "Fingerprints:AskMilliseconds must be from 50 to 30000.";
        if (FreeMegabytes is < 0 or > 10_000_000)
            yield return "Fingerprints:FreeMegabytes must be from 0 to 10000000.";
        if (OwnFile is < 1 or > 200_000) yield return "Fingerprints:OwnFile must be from 1 to 200000.";
    }

    internal TimeSpan CaptureLimit => TimeSpan.FromSeconds(CaptureSeconds);

    internal long Reserve => FreeMegabytes * 1024L * 1024L;
}
