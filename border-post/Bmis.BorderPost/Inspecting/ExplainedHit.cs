using Bmis.Crossings.Records;
using Bmis.Watchlist.Lists;
using Bmis.Watchlist.Scoring;

namespace Bmis.BorderPost.Inspecting;

/// <summary>A hit as the officer sees it.</summary>
/// <param name="Hit">What travels with the record.</param>
/// <param name="EntryName">The listed name that matched, or the entry's title when only a document did.</param>
/// <param name="Source">The list it comes from, in words for the officer.</param>
/// <param name="Action">What a true match asks for.</param>
/// <param name="Pieces">Why it matched; the pieces' effects add up to the score.</param>
/// <param name="DisprovedBy">What would disprove it, the quickest to ask first.</param>
internal sealed record ExplainedHit(
    AlertHit Hit,
    string EntryName,
    string Source,
    AlertAction Action,
    IReadOnlyList<ScorePiece> Pieces,
    IReadOnlyList<Disproof> DisprovedBy)
{
    public override string ToString() => $"[hit {Hit.EntryId}]";
}
