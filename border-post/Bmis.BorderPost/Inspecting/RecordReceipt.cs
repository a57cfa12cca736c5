namespace Bmis.BorderPost.Inspecting;

/// <summary>Proof that a decision is on disk.</summary>
/// <param name="Sequence">Its number in the lane's journal.</param>
/// <param name="EntryId">The entry's id.</param>
/// <param name="AlreadyRecorded">True when an earlier call with the same key had recorded it.</param>
internal sealed record RecordReceipt(long Sequence, Guid EntryId, bool AlreadyRecorded);
