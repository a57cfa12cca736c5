namespace Bmis.Edifact.Contrl;

/// <summary>What is said of an interchange, group or message as a whole.</summary>
/// <param name="Action">What became of it (0083).</param>
/// <param name="Error">Why (0085).</param>
/// <param name="Tag">The service segment that the error is in, or that is missing (0013, 0135); empty for none.</param>
/// <param name="Element">The element in it (0098), 1 for the tag; null when not said.</param>
/// <param name="Component">The component in that (0104), from 1 on; null when not said.</param>
public sealed record LevelReport(
    SyntaxAction Action, SyntaxError Error = SyntaxError.None, string Tag = "", int? Element = null,
    int? Component = null);
