using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Hits;

/// <summary>The alert list, as past crossings are asked about it, by what was found by prints as well.</summary>
internal sealed class LateAlerts(ListShelf shelf, IAlertScreening screening, UnnamedPrints unnamed) : ILateList
{
    public event EventHandler? Changed
    {
        add => shelf.Changed += value;
        remove => shelf.Changed -= value;
    }

    public string Name => ListNames.Alert;

    public long Version => shelf.Alert.Content?.Version ?? 0;

    // Prints may have found somebody without a name and a document, too.
    public bool Concerns(Crossing crossing) => true;

    public (long Version, IEnumerable<AlertHit> Hits) Screen(Crossing crossing)
    {
        var answer = screening.Screen(crossing.Traveller, crossing.Document, crossing.Direction);
        return (answer.List.Version, answer.Hits.Select(one => one.Hit).Concat(unnamed.Screen(crossing)));
    }
}
