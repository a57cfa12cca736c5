namespace Bmis.Edifact.Interchange;

/// <summary>A trailer: UNT, UNE or UNZ (ISO 9735-1, annex C).</summary>
/// <param name="DeclaredCount">
/// What the sender counted (0074, 0060 or 0036): segments, messages, or groups or messages; null when it is no number.
/// </param>
/// <param name="Reference">The header's reference, repeated, without blanks around it; empty when not sent.</param>
/// <param name="Offset">The first byte of the trailer.</param>
public sealed record ControlTrailer(int? DeclaredCount, string Reference, int Offset)
{
    internal static ControlTrailer Of(in Segment segment, TextDecoder text) =>
        new(segment[0].Whole.Number(), text.Code(segment[1].Whole), segment.Offset);
}
