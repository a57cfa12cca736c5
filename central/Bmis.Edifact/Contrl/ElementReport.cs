namespace Bmis.Edifact.Contrl;

/// <summary>An error within a segment (UCD).</summary>
/// <param name="Error">What it is (0085).</param>
/// <param name="Element">The element (0098), 1 for the tag; null when not said.</param>
/// <param name="Component">The component (0104), from 1 on; null when not said.</param>
public sealed record ElementReport(SyntaxError Error, int? Element, int? Component);
