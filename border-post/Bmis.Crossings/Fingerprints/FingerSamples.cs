using System.Globalization;

namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// The pictures of an enrolment as attachments beside the journal: kinds, and why there may be none. Attached to
/// <see cref="FingersEnrolled.EnrolmentId"/>, WSQ or PNG, sealed at rest at the lane.
/// </summary>
public static class FingerSamples
{
    /// <summary>None was kept.</summary>
    public const string NotTaken = "none";

    /// <summary>There was one, and the lane does not have it any more.</summary>
    public const string Gone = "gone";

    /// <summary>Most bytes of a picture: raw, 640 by 480 pixels make 300 kilobytes.</summary>
    public const int MostBytes = 512 * 1024;

    private const string Prefix = "finger-";

    /// <summary>Every kind, in the order of the positions.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. Enumerable.Range(1, FingerprintEvent.MostFingers).Select(Kind)];

    /// <summary>The kind of a finger's picture, such as <c>finger-2</c>.</summary>
    public static string Kind(int position) => Prefix + position.ToString(CultureInfo.InvariantCulture);

    /// <summary>The position that a kind means; null for another kind.</summary>
    public static int? Position(string kind)
    {
        for (var i = 0; i < Kinds.Count; i++)
            if (Kinds[i] == kind) return i + 1;
        return null;
    }
}
