namespace Bmis.Crossings.Fingerprints;

/// <summary>
/// A finger of an enrolment: its print, or why there is none. It prints without template and sample.
/// </summary>
/// <param name="Position">1 to 10, right thumb to left little finger (ISO/IEC 19794-2:2005, table 2).</param>
/// <param name="Presence">Whether it was captured, and why not.</param>
/// <param name="Quality">0 to 100, by the measure of the engine; 0 without a print.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Template">
/// What the engine of the enrolment made of it, at most <see cref="MostTemplateBytes"/>; empty without one.
/// </param>
/// <param name="Sample">Which picture belongs to it; null when none is kept.</param>
public sealed record EnrolledFinger(
    int Position,
    FingerPresence Presence,
    int Quality,
    int Attempts,
    ReadOnlyMemory<byte> Template,
    FingerSample? Sample)
{
    /// <summary>Most bytes of a template.</summary>
    public const int MostTemplateBytes = 4096;

    /// <summary>A finger without a print.</summary>
    public static EnrolledFinger Without(int position, FingerPresence reason, int attempts = 0) =>
        new(position, reason, 0, attempts, ReadOnlyMemory<byte>.Empty, null);

    /// <inheritdoc/>
    public override string ToString() => $"[finger {Position}, {Presence}]";
}
