namespace Bmis.BorderPost.Views;

/// <summary>A look, or a refused one, as the audit has it.</summary>
/// <param name="OfficerId">Who looked.</param>
/// <param name="Action">At what kind of thing.</param>
/// <param name="Detail">Id of the record or case, or the refused address; never a name.</param>
internal readonly record struct ViewEntry(string OfficerId, string Action, string Detail);
