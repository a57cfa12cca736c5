using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>A hit as the officer sees it.</summary>
/// <param name="Hit">What travels with the record.</param>
/// <param name="EntryName">The listed name that matched, as the list has it.</param>
/// <param name="Explanation">Why it matched and what speaks against it, one short sentence each.</param>
internal sealed record ExplainedHit(AlertHit Hit, string EntryName, IReadOnlyList<string> Explanation)
{
    public override string ToString() => $"[hit {Hit.EntryId}]";
}
