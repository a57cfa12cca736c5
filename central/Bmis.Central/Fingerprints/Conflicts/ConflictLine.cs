using Bmis.Central.Fingerprints.Enrolments;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>A conflict with both enrolments; an erased one is null. It prints as its conflict.</summary>
internal sealed record ConflictLine(Conflict Conflict, StoredEnrolment? One, StoredEnrolment? Other)
{
    public override string ToString() => Conflict.ToString();
}
