using Bmis.Crossings.Fingerprints;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>Whether the picture of a finger is here, and if not, why.</summary>
internal static class SampleState
{
    public const string Here = "";

    /// <summary>The lane has been asked, or will be when it is connected.</summary>
    public const string Waiting = "waiting";

    /// <summary>The lane has sent something that is no picture, or not the one of the enrolment.</summary>
    public const string Unusable = "unusable";

    /// <summary>Its time was over.</summary>
    public const string Removed = "removed";

    /// <summary>It was erased with the person or the refusal.</summary>
    public const string Erased = "erased";

    /// <summary>Every word that a page has a text for.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Waiting, FingerSamples.NotTaken, FingerSamples.Gone, Unusable, Removed, Erased];

    /// <summary>What a lane's code says; a lane may know more words than this server.</summary>
    public static string OfLane(string absence) =>
        absence == FingerSamples.NotTaken ? FingerSamples.NotTaken : FingerSamples.Gone;
}
