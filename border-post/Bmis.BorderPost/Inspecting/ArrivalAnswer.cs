namespace Bmis.BorderPost.Inspecting;

/// <summary>What carriers' lists say of somebody at the desk.</summary>
/// <param name="HasLists">Whether the lane has any list of these days.</param>
/// <param name="Arrival">With what he or she is expected; null when on no list.</param>
internal sealed record ArrivalAnswer(bool HasLists, ExpectedArrival? Arrival)
{
    /// <summary>What headquarters asks the officer to do about him or her; empty for nothing.</summary>
    public string Referral { get; init; } = "";
}
