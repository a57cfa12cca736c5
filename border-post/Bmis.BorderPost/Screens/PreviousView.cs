namespace Bmis.BorderPost.Screens;

/// <summary>The receipt of the previous traveller. It prints as <c>[previous]</c>.</summary>
/// <param name="Receipt">Recorded, with its number.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Traveller">Who it was; null when the document could not be read.</param>
/// <param name="Late">A warning when a late result changed the verdict; else empty.</param>
public sealed record PreviousView(string Receipt, string Decision, TravellerView? Traveller, string Late)
{
    /// <inheritdoc/>
    public override string ToString() => "[previous]";
}
