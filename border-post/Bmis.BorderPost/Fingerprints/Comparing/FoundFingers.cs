namespace Bmis.BorderPost.Fingerprints.Comparing;

/// <summary>What was found to compare with.</summary>
/// <param name="Earlier">The best first; empty when there is nothing.</param>
/// <param name="Doubt">Why there may be more than was found, a reason code; empty when everybody has answered.</param>
internal sealed record FoundFingers(IReadOnlyList<EarlierFingers> Earlier, string Doubt)
{
    public override string ToString() => $"[found fingers, {Earlier.Count}]";
}
