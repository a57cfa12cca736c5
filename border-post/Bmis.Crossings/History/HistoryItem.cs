namespace Bmis.Crossings.History;

/// <summary>A past crossing as it comes down to a post. It prints as <c>[history item]</c>.</summary>
/// <param name="Past">The crossing.</param>
/// <param name="IsComplete">
/// True when the post holds the traveller's whole history, false when it only hears of an open stay or its end.
/// </param>
public sealed record HistoryItem(PastCrossing Past, bool IsComplete)
{
    /// <inheritdoc/>
    public override string ToString() => "[history item]";
}
