using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Biometrics.Matching;
using Bmis.Biometrics.SeveralFingers;
using Bmis.BorderPost.Fingerprints.Keeping;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.History;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Fingerprints.Searching;

/// <summary>
/// Whom this lane has enrolled, in memory from the first search on: the newest enrolments, as many as the settings say,
/// as a gallery, and beside it those that came since, each compared in full. A person who was forgotten on the disk is
/// forgotten here with the next search.
/// </summary>
internal sealed class OwnFile(PrintStore store, IFingerprintEngine engine, IOptions<FingerprintsOptions> options)
{
    // More of them make another gallery.
    private const int MostBeside = 250;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, Person> _people = [];
    private GalleryPrints? _gallery;
    private long _inGallery;
    private long _last;

    /// <summary>
    /// Enrolments with these fingers whose person and document are both others than the traveller's; and how many
    /// prints of others were searched.
    /// </summary>
    internal PrintAnswer Search(
        InspectionSubject about, FingerSet probe, double threshold, CancellationToken cancellation)
    {
        var (person, document) = (HistoryKeys.Person(about.Traveller), HistoryKeys.Document(about.Document));
        var (people, gallery, end) = People();
        var others = people.Where(one => one.Inspection != about.InspectionId
            && !IsSame(one.Name, person) && !IsSame(one.Document, document)).ToDictionary(one => one.Enrolment);
        var beside = others.Values.Where(one => one.Place > end).Select(one => (one.Enrolment, one.Prints)).ToList();
        List<PrintAnswer> answers = [];
        if (beside.Count > 0)
            answers.Add(new MemoryPrints(engine, 0, beside).Search(probe, threshold, cancellation));
        if (gallery is not null && beside.Count < others.Count)
            answers.Add(gallery.Search(probe, threshold, cancellation));
        return Joined(answers, others);
    }

    private static PrintAnswer Joined(List<PrintAnswer> answers, Dictionary<Guid, Person> others)
    {
        var found = answers.SelectMany(one => one.Candidates).Where(one => others.ContainsKey(one.Subject))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Subject).ToList();
        var isCompared = answers.Count == 0 || answers.Exists(one => one.Band != VerificationBand.NotComparable);
        return new(
            0,
            others.Values.Sum(one => (long)one.Prints.Prints.Count),
            found.Count > 0 ? VerificationBand.Match
                : isCompared ? VerificationBand.NoMatch : VerificationBand.NotComparable,
            found);
    }

    private static bool IsSame(string? one, string? other) => one is not null && one == other;

    private (List<Person> People, GalleryPrints? Gallery, long End) People()
    {
        lock (_gate)
        {
            var most = options.Value.OwnFile;
            var newest = store.NewestPlaces(most);
            var first = newest.Count == 0 ? long.MaxValue : newest.Min();
            var gone = _people.Keys.Where(place => !newest.Contains(place)).ToList();
            foreach (var place in gone) _people.Remove(place);
            // Whoever only makes room for somebody newer may stay in the gallery, and is no candidate.
            var isForgotten = gone.Count > 0 && (newest.Count < most || gone.Exists(place => place > first));
            if (isForgotten) Forget();
            if (newest.Count > 0) Read(Math.Max(_last, first - 1));
            if (isForgotten || _people.Count(one => one.Key > _inGallery) > MostBeside) MakeGallery();
            return ([.. _people.Values], _gallery, _inGallery);
        }
    }

    // Older ones, which had made room, may be among the newest again.
    private void Forget()
    {
        _people.Clear();
        _last = 0;
    }

    private void Read(long after)
    {
        foreach (var one in store.EnrolledAfter(after))
        {
            _last = one.Place;
            if (one.Event.Engine == engine.Name) _people[one.Place] = PersonOf(one);
        }
    }

    private void MakeGallery()
    {
        _inGallery = _last;
        _gallery = new(engine, 0, Gallery.Of(engine, 1, _people.Values.Select(one => new Enrolment(
            one.Enrolment, [.. one.Prints.Prints.Select(print => new LabelledTemplate(print.Key, print.Value))]))));
    }

    private Person PersonOf(KeptPrints one) => new(
        one.Place,
        one.Id,
        one.Event.CrossingId,
        HistoryKeys.Person(one.Event.Traveller),
        HistoryKeys.Document(one.Event.Document),
        FingerSets.Of(one.Event.Fingers, engine));

    private sealed record Person(
        long Place, Guid Enrolment, Guid Inspection, string? Name, string? Document, FingerSet Prints)
    {
        public override string ToString() => "[person]";
    }
}
