namespace Bmis.Central.Watchlists.Entries;

/// <summary>One version of what the desk said of a subject, and how it came about.</summary>
/// <param name="Word">What it said.</param>
/// <param name="Cause">approved, urgent, rejected or lapsed.</param>
/// <param name="At">When it was written.</param>
/// <param name="ProposalId">The proposal behind it.</param>
internal sealed record PastWord(DeskWord Word, string Cause, DateTime At, Guid ProposalId);
