using Bmis.Biometrics.SeveralFingers;
using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Comparing;

/// <summary>Fingers from before, with which those of the traveller are compared. It prints as where they come from.
/// </summary>
/// <param name="Against">Where they come from.</param>
/// <param name="EnrolmentId">The enrolment; null for those of a chip.</param>
/// <param name="At">When they were taken; null for those of a chip.</param>
/// <param name="Prints">The prints.</param>
/// <param name="Fingers">What the enrolment said of each finger; empty for those of a chip.</param>
/// <param name="OnDocument">Whether they belong to the document; false when to the person alone.</param>
/// <param name="IsDoubted">Whether they were enrolled while headquarters could not be asked.</param>
internal sealed record EarlierFingers(
    VerifiedAgainst Against,
    Guid? EnrolmentId,
    DateTimeOffset? At,
    FingerSet Prints,
    IReadOnlyList<EnrolledFinger> Fingers,
    bool OnDocument = true,
    bool IsDoubted = false)
{
    public override string ToString() => $"[earlier fingers, {Against}]";
}
