using Bmis.BorderPost.Screens;

namespace Bmis.BorderPost.SecondLine;

/// <summary>A document that was reported lost, stolen or invalid.</summary>
/// <param name="Facts">What the list says of it; empty when it says nothing now.</param>
internal sealed record LostView(IReadOnlyList<FactView> Facts)
{
    /// <summary>Whether the list in use now was asked again and no longer names the document.</summary>
    public bool IsGone { get; init; }

    /// <summary>The version of the list in which first line saw it.</summary>
    public long SeenIn { get; init; }
}
