using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.StayLedger;

namespace Bmis.Central.Fingerprints.Persons;

/// <summary>Puts together what is known of a person, from one of the enrolments.</summary>
internal sealed class PersonFiles(
    EnrolmentStore enrolments, PersonLinks links, TravellerHistories histories, ConflictStore conflicts)
{
    private const int MostEnrolments = 100;

    /// <summary>The file; null for an enrolment that is erased, or of another post than the reader sees.</summary>
    public async Task<PersonFile?> FindAsync(Guid enrolment, ConflictViewer viewer, CancellationToken cancellation)
    {
        if (await enrolments.FindAsync(enrolment, cancellation) is not { Enrolled: not null } one
            || !IsSeen(one.PostCode, viewer))
            return null;
        var person = await links.OfAsync(one, cancellation);
        var joined = new List<ConflictLine>();
        foreach (var id in person.Conflicts)
            if (await conflicts.FindAsync(id, viewer, cancellation) is { } line)
                joined.Add(line);
        var enrolled = await enrolments.EarlierAsync(person, MostEnrolments, cancellation);
        var items = await histories.OfAsync(person, cancellation);
        return new(
            [.. enrolled.Where(other => IsSeen(other.PostCode, viewer))],
            [
                .. items.Select(item => item.Past).Where(past => !past.IsRemoved && IsSeen(past.PostCode, viewer))
                    .DistinctBy(past => past.CrossingId).OrderByDescending(past => past.At),
            ],
            joined);
    }

    private static bool IsSeen(string post, ConflictViewer viewer) => viewer.Post is null || viewer.Post == post;
}
