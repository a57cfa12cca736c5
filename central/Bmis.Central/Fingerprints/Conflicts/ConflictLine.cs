using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>
/// A conflict with both enrolments, or an enrolment and the entry; what is erased or gone is null. It prints as its
/// conflict.
/// </summary>
internal sealed record ConflictLine(
    Conflict Conflict, StoredEnrolment? One, StoredEnrolment? Other, ListedEntry? Entry)
{
    public override string ToString() => Conflict.ToString();
}
