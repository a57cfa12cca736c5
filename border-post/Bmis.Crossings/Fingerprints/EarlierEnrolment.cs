namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// An earlier enrolment of a traveller, as headquarters answers a lane that asks for it. It prints without personal
/// data.
/// </summary>
/// <param name="EnrolmentId">The enrolment.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="PostCode">At which border crossing point.</param>
/// <param name="OnDocument">True when it was found by the document, false when by the person alone.</param>
/// <param name="Engine">The engine that made the templates.</param>
/// <param name="Fingers">Its fingers; without template where there is none of the engine that was asked for.</param>
public sealed record EarlierEnrolment(
    Guid EnrolmentId,
    DateTimeOffset TakenAt,
    string PostCode,
    bool OnDocument,
    string Engine,
    IReadOnlyList<EnrolledFinger> Fingers)
{
    /// <inheritdoc/>
    public override string ToString() => $"[enrolment {EnrolmentId}]";
}
