namespace Bmis.Edifact.Contrl;

/// <summary>A segment with errors (UCS), or behind which one is missing.</summary>
/// <param name="Position">Its place in the message (0096), 1 for UNH; null when not said.</param>
/// <param name="Error">What is wrong with it as a whole (0085).</param>
/// <param name="Elements">What is wrong within it.</param>
public sealed record SegmentReport(int? Position, SyntaxError Error, IReadOnlyList<ElementReport> Elements);
