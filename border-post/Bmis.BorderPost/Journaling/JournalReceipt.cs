namespace Bmis.BorderPost.Journaling;

/// <summary>Proof that an entry is on disk.</summary>
/// <param name="Sequence">The entry's number.</param>
/// <param name="EntryId">Its id.</param>
/// <param name="Hash">Its hash, 32 bytes.</param>
/// <param name="AlreadyRecorded">True when an earlier append with the same key wrote it.</param>
internal sealed record JournalReceipt(long Sequence, Guid EntryId, ReadOnlyMemory<byte> Hash, bool AlreadyRecorded);
