using Bmis.BorderPost.Screens;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>A hit of a newer list with its traveller, for a page. It prints without the person.</summary>
/// <param name="Story">What became of it.</param>
/// <param name="Crossing">The crossing.</param>
/// <param name="Hit">The hit in words.</param>
internal sealed record LateHitView(HitStory Story, Crossing Crossing, HitView Hit)
{
    /// <summary>The traveller's name.</summary>
    internal string Name => $"{Crossing.Traveller?.Name.Primary} {Crossing.Traveller?.Name.Secondary}".Trim();

    public override string ToString() => $"[late hit of {Story.CrossingId}]";
}
