using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What somebody wants a subject to say, before it is held against what is there.</summary>
/// <param name="SubjectId">The entry, <c>list:NAME</c>, or the drill.</param>
/// <param name="Entry">What the desk shall say of the entry.</param>
/// <param name="List">What the desk shall say of the list.</param>
/// <param name="ExpectedBase">The version that the form was filled from; null for whatever is there.</param>
internal sealed record DraftChange(string SubjectId, DeskEntry? Entry, ListTerms? List, int? ExpectedBase = null)
{
    /// <summary>The drill that the desk shall hold.</summary>
    public DrillPlan? Drill { get; init; }

    public override string ToString() => SubjectId;
}
