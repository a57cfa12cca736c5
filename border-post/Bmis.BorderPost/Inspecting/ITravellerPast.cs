using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Knows travellers' past crossings: at once from the lane's disk, later from the centre.</summary>
internal interface ITravellerPast
{
    /// <summary>What the lane itself holds.</summary>
    Past Recall(Traveller? traveller, TravelDocument? document);

    /// <summary>What the centre answers within its time; null without an answer.</summary>
    ValueTask<Past?> AskAsync(Traveller? traveller, TravelDocument? document, CancellationToken cancellation);
}
