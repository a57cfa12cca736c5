namespace Bmis.Biometrics.Identification;

/// <summary>What a gallery takes in of one subject.</summary>
/// <param name="Subject">
/// Names the subject where the gallery's owner keeps the person; it is compared as 16 bytes, the first one first.
/// </param>
/// <param name="Fingers">1 to 20 samples; a missing finger is left out.</param>
public sealed record Enrolment(Guid Subject, IReadOnlyList<LabelledTemplate> Fingers)
{
    /// <summary>Says the number of fingers alone.</summary>
    public override string ToString() => $"[enrolment of {Fingers.Count} fingers]";
}
