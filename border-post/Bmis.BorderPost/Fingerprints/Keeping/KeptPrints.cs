using Bmis.Crossings.Fingerprints;

namespace Bmis.BorderPost.Fingerprints.Keeping;

/// <summary>Prints that the lane keeps, as the journal tells or would tell of them. It prints as its id.</summary>
/// <param name="Event">The enrolment.</param>
/// <param name="State">What is to become of them.</param>
/// <param name="Place">Where they stand in the order in which they were kept; no place is used twice.
/// 0 for what was not read from the store.</param>
/// <param name="OnDocument">Whether they were found by the document, not by the person alone.</param>
/// <param name="IsDoubted">Whether headquarters could not be asked about the traveller.</param>
internal sealed record KeptPrints(
    FingersEnrolled Event, PrintState State, long Place = 0, bool OnDocument = false, bool IsDoubted = false)
{
    internal Guid Id => Event.EnrolmentId;

    public override string ToString() => $"[prints {Id}]";
}
