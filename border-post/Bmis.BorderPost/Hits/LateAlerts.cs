using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>The alert list, as past crossings are asked about it.</summary>
internal sealed class LateAlerts(ListShelf shelf, IAlertScreening screening) : ILateList
{
    public event EventHandler? Changed
    {
        add => shelf.Changed += value;
        remove => shelf.Changed -= value;
    }

    public string Name => ListNames.Alert;

    public long Version => shelf.Alert.Content?.Version ?? 0;

    public bool Concerns(Crossing crossing) => crossing.Traveller is not null || crossing.Document is not null;

    public (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing)
    {
        var answer = screening.Screen(crossing.Traveller, crossing.Document, crossing.Direction);
        return (answer.List.Version, answer.Hits.Select(one => one.Hit));
    }
}
