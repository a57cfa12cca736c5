namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// The checks that follow from the fingers of a traveller. None of them is begun by the runner: they come in while the
/// fingers are taken, and again when they are taken anew.
/// </summary>
internal static class FingerChecks
{
    /// <summary>Whether the fingers that are asked for were taken, or it is accepted that they are not there.</summary>
    internal const string Capture = "fingerprints.capture";

    /// <summary>Whether they are those of the chip or of an earlier enrolment.</summary>
    internal const string Verification = "fingerprints.verification";

    /// <summary>Whether the list of prints of alert entries has them.</summary>
    internal const string Alert = "fingerprints.alert";

    /// <summary>Whether this lane has enrolled them under another person.</summary>
    internal const string OwnFile = "fingerprints.own-file";

    internal static IReadOnlyList<string> All { get; } = [Capture, Verification, Alert, OwnFile];
}
