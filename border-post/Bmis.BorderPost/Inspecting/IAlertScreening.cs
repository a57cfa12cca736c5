using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Looks a traveller and a document up in the alert list in use. Safe for all threads.</summary>
internal interface IAlertScreening
{
    /// <summary>
    /// Hits with the version consulted, the strongest action first and then the best match; a missing list is a result
    /// without hits that says so. What an entry asks for is that of the direction.
    /// </summary>
    AlertScreeningResult Screen(Traveller? traveller, TravelDocument? document, Direction direction);
}
