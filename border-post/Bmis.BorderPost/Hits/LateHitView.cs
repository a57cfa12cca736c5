using Bmis.BorderPost.Screens;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>A hit of a newer list with its traveller, for a page. It prints without the person.</summary>
/// <param name="Story">What became of it.</param>
/// <param name="Crossing">The crossing; null when its record is erased.</param>
/// <param name="Hit">The hit in words.</param>
internal sealed record LateHitView(HitStory Story, Crossing? Crossing, HitView Hit)
{
    /// <summary>The traveller's name.</summary>
    internal string Name => Crossing is { Traveller.Name: var name } ? $"{name.Primary} {name.Secondary}".Trim() : "";

    /// <summary>When the traveller passed; when the newer list was asked, for one whose record is erased.</summary>
    internal DateTimeOffset At => Crossing?.DecidedAt ?? Story.Late!.At;

    public override string ToString() => $"[late hit of {Story.CrossingId}]";
}
