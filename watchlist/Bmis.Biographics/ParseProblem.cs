namespace Bmis.Biographics;

/// <summary>
/// What was wrong with a text and where. It never carries the text itself, so that it may be logged.
/// </summary>
/// <param name="Reason">Why the text was refused.</param>
/// <param name="Position">Index of the first offending character in the text as given, from 0.</param>
public sealed record ParseProblem(ParseReason Reason, int Position)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Reason} at position {Position}";
}
