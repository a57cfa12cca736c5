using Bmis.Biometrics.Images;
using Bmis.BorderPost.Devices.Fingers;

namespace Bmis.BorderPost.Fingerprints.Capture;

/// <summary>
/// Everything a page shows of a capture at one moment; a page that misses a step has lost nothing when it has the next.
/// </summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Asked">The finger, hand or thumbs that are asked for.</param>
/// <param name="Attempt">Which picture of it comes or came last, from 1.</param>
/// <param name="Fingers">How the plan's fingers stand, in its order.</param>
internal sealed record CaptureStep(
    CapturePhase Phase, FingerPosition Asked, int Attempt, IReadOnlyList<FingerStanding> Fingers)
{
    /// <summary>How much of the picture has come, 0 to 100.</summary>
    internal int Percent { get; init; }

    /// <summary>The picture as far as it has come; null where there is none.</summary>
    internal GreyImage? Picture { get; init; }

    /// <summary>Quality of the picture that was judged; of several fingers the least.</summary>
    internal int? Quality { get; init; }

    /// <summary>Why another picture is wanted; null where none is.</summary>
    internal RetryReason? Retry { get; init; }

    /// <summary>What the reader could not do.</summary>
    internal FingerReaderFault? Fault { get; init; }

    /// <summary>How it ended; null before.</summary>
    internal CaptureEnd? End { get; init; }

    public override string ToString() => $"[capture step {Phase}]";
}
