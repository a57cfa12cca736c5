using Bmis.Biometrics;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.History;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// Everybody whom this lane has enrolled, in memory from the first search on. A person who was forgotten on the disk is
/// forgotten here with the next search.
/// </summary>
internal sealed class OwnFile(PrintStore store, IFingerprintEngine engine)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Person> _people = [];
    private long _last;

    /// <summary>
    /// Enrolments with these fingers whose person and document are both others than the traveller's.
    /// </summary>
    internal PrintAnswer Search(
        InspectionSubject about, FingerSet probe, double threshold, CancellationToken cancellation)
    {
        var (person, document) = (HistoryKeys.Person(about.Traveller), HistoryKeys.Document(about.Document));
        var others = People().Where(one =>
            one.Inspection != about.InspectionId && !IsSame(one.Name, person) && !IsSame(one.Document, document));
        return new MemoryPrints(engine, 0, [.. others.Select(one => (one.Enrolment, one.Prints))])
            .Search(probe, threshold, cancellation);
    }

    private static bool IsSame(string? one, string? other) => one is not null && one == other;

    private List<Person> People()
    {
        lock (_gate)
        {
            var (added, last) = store.EnrolledAfter(_last);
            foreach (var one in added.Where(one => one.Event.Engine == engine.Name))
                _people[one.Id] = new(
                    one.Id,
                    one.Event.CrossingId,
                    HistoryKeys.Person(one.Event.Traveller),
                    HistoryKeys.Document(one.Event.Document),
                    FingerSets.Of(one.Event.Fingers, engine));
            _last = Math.Max(_last, last);
            var kept = store.Ids();
            foreach (var gone in _people.Keys.Where(id => !kept.Contains(id)).ToList()) _people.Remove(gone);
            return [.. _people.Values];
        }
    }

    private sealed record Person(Guid Enrolment, Guid Inspection, string? Name, string? Document, FingerSet Prints)
    {
        public override string ToString() => "[person]";
    }
}
