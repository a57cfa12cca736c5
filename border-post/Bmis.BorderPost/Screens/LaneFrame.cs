namespace Bmis.BorderPost.Screens;

/// <summary>One picture of the lane as it goes to the browser. It prints as <c>[lane frame]</c>.</summary>
internal sealed record LaneFrame(long Revision, string Html, IReadOnlyList<BarItemView> Bar)
{
    public override string ToString() => "[lane frame]";
}
