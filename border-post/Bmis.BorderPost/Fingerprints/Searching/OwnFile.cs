using Bmis.Biometrics;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.History;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// Whom this lane has enrolled, in memory from the first search on: the newest enrolments, of which each is compared in
/// full. A person who was forgotten on the disk is forgotten here with the next search.
/// </summary>
internal sealed class OwnFile(PrintStore store, IFingerprintEngine engine)
{
    /// <summary>Most enrolments that are searched, the newest; older ones are kept and not searched.</summary>
    internal const int MostEnrolments = 5000;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Person> _people = [];
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
            var newest = store.NewestPlaces(MostEnrolments);
            foreach (var gone in _people.Keys.Where(place => !newest.Contains(place)).ToList()) _people.Remove(gone);
            if (newest.Count == 0) return [];
            foreach (var one in store.EnrolledAfter(Math.Max(_last, newest.Min() - 1)))
            {
                _last = one.Place;
                if (one.Event.Engine == engine.Name) _people[one.Place] = PersonOf(one);
            }

            return [.. _people.Values];
        }
    }

    private Person PersonOf(KeptPrints one) => new(
        one.Id,
        one.Event.CrossingId,
        HistoryKeys.Person(one.Event.Traveller),
        HistoryKeys.Document(one.Event.Document),
        FingerSets.Of(one.Event.Fingers, engine));

    private sealed record Person(Guid Enrolment, Guid Inspection, string? Name, string? Document, FingerSet Prints)
    {
        public override string ToString() => "[person]";
    }
}
