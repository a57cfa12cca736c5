using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Crossings.History;
using Bmis.Crossings.Stays;

namespace Bmis.Central.Fingerprints.Persons;

/// <summary>
/// What headquarters knows of a person under every name that two people have decided to be his or hers. It prints as
/// <c>[person]</c>.
/// </summary>
/// <param name="Enrolments">The newest first.</param>
/// <param name="Crossings">The newest first; of one post alone for whoever sees one post.</param>
/// <param name="Joined">The decisions that join the names, as far as they exist for the reader.</param>
internal sealed record PersonFile(
    IReadOnlyList<StoredEnrolment> Enrolments,
    IReadOnlyList<PastCrossing> Crossings,
    IReadOnlyList<ConflictLine> Joined)
{
    /// <summary>The stays that all crossings together make.</summary>
    public StayHistory Stays { get; } = StayHistory.Of(Crossings.Select(one => one.Passage).OfType<Passage>());

    public override string ToString() => "[person]";
}
