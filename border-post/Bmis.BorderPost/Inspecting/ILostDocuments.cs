using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// A list of documents that were reported lost, stolen or invalid. A room that brings one adds it with
/// <see cref="InspectionRoom.AddLostDocuments{T}"/>; a lane without one makes no such check and shows none. What the
/// alert list says about a document is told by the check of that list.
/// </summary>
internal interface ILostDocuments
{
    /// <summary>
    /// Looks a document up by issuing State and number, and whether its holder, where there is one, was cleared of it.
    /// </summary>
    LostAnswer Find(TravelDocument document, Traveller? holder);
}
