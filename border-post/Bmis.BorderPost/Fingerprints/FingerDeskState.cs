using Bmis.Biometrics.Images;
using Bmis.BorderPost.Fingerprints.Capture;

namespace Bmis.BorderPost.Fingerprints;

/// <summary>Everything that a page shows of the fingers of the traveller at the desk. Immutable.</summary>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Phase">Where it stands.</param>
/// <param name="InspectionId">Whose fingers; null when nobody is at the desk.</param>
internal sealed record FingerDeskState(long Revision, FingerDeskPhase Phase, Guid? InspectionId)
{
    /// <summary>Whether the country's profile asks this traveller for fingerprints.</summary>
    internal bool IsAsked { get; init; }

    /// <summary>Name of the reader in use; empty without one.</summary>
    internal string Reader { get; init; } = "";

    /// <summary>The fingers to be taken, in the order in which they are asked for; empty before.</summary>
    internal IReadOnlyList<FingerPosition> Asked { get; init; } = [];

    /// <summary>Fingers that the officer, or an earlier enrolment, says are not there.</summary>
    internal IReadOnlyList<AbsentFinger> Absences { get; init; } = [];

    /// <summary>The last step of the capture, with the live picture; null before the first.</summary>
    internal CaptureStep? Step { get; init; }

    /// <summary>How each finger stands; empty before the first step.</summary>
    internal IReadOnlyList<FingerStanding> Fingers => Step?.Fingers ?? [];

    /// <summary>Key of the sentence why another picture is wanted; empty where none is.</summary>
    internal string RetryKey => Step?.Retry is { } reason ? RetryWords.Key(reason) : "";

    /// <summary>What came of the capture; null while it runs and before.</summary>
    internal CaptureResult? Result { get; init; }

    /// <summary>What a comparison with earlier prints said; null before.</summary>
    internal FingerComparison? Comparison { get; init; }

    public override string ToString() => $"[finger desk {Revision}, {Phase}]";
}
