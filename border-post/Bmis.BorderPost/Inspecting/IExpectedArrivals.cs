using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Knows by carriers' lists who is to arrive at this post.</summary>
internal interface IExpectedArrivals
{
    ArrivalAnswer Ask(Traveller? traveller, TravelDocument? document);
}
