namespace Bmis.BorderPost.Screens;

/// <summary>The traveller's past on the page. It prints as <c>[past]</c>.</summary>
/// <param name="Stay">What is left of the stay; empty where none is counted.</param>
/// <param name="More">Until when, or how sure it is.</param>
/// <param name="Lines">The last crossings, newest first, one line each.</param>
/// <param name="Older">How many more there are; empty for none.</param>
/// <param name="AsOf">Up to when the lane knows of other posts.</param>
public sealed record PastView(string Stay, string More, IReadOnlyList<FactView> Lines, string Older, string AsOf)
{
    /// <inheritdoc/>
    public override string ToString() => "[past]";
}
