using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Whom and what an inspection looks at, as far as it was read when the checks began.</summary>
internal sealed record InspectionSubject(
    Guid InspectionId, Direction Direction, Traveller? Traveller, TravelDocument? Document)
{
    public override string ToString() => "[inspection subject]";
}
