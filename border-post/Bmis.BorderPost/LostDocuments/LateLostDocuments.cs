using Bmis.BorderPost.Hits;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.LostDocuments;

/// <summary>
/// The list of lost documents, as past crossings are asked about it. The lane asks about its own crossings, whose
/// numbers it has, so that no number leaves it for this. A look-up takes microseconds: it asks about every crossing of
/// the last days and needs no difference between two versions.
/// </summary>
internal sealed class LateLostDocuments(LostDocumentShelf shelf, ILostDocuments lost) : ILateList
{
    public event EventHandler? Changed
    {
        add => shelf.Changed += value;
        remove => shelf.Changed -= value;
    }

    public string Name => ListNames.LostDocumentsSupplement;

    public long Version => shelf.Version;

    public bool Concerns(Crossing crossing) =>
        crossing.Document is { } document && document.IssuingState != SubjectReading.Unspecified;

    public (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing)
    {
        var answer = lost.Find(crossing.Document!, crossing.Traveller);
        return (answer.List.Version, answer.Hit is { } hit ? [hit] : []);
    }
}
