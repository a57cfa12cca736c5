using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Entries;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>What a proposal says of one subject, and against what.</summary>
/// <param name="SubjectId">The entry, <c>list:NAME</c>, the drill, or <c>version:NAME/NUMBER</c>.</param>
/// <param name="Base">The desk's version that it changes, or the imported one in effect; 0 for none.</param>
/// <param name="BaseDigest">
/// Digest of the entry as it stood, its source's words included, or of the imported version in effect; empty for a new
/// one.
/// </param>
/// <param name="Entry">What the desk will say of the entry.</param>
/// <param name="List">What the desk will say of the list.</param>
/// <param name="Drill">The drill that the desk will hold.</param>
/// <param name="Imported">The imported version that will be in effect.</param>
internal sealed record ProposedChange(
    string SubjectId, int Base, string BaseDigest, DeskEntry? Entry, ListTerms? List, DrillPlan? Drill = null,
    ImportedChange? Imported = null)
{
    public DeskWord Word => new(SubjectId, Base + 1, Entry, List, Drill);

    public override string ToString() => SubjectId;
}
