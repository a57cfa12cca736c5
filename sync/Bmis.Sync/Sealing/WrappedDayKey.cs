namespace Bmis.Sync.Sealing;

/// <summary>The key of a day as it is stored beside the records that it seals.</summary>
/// <param name="Id">The key's id, as sealed records carry it.</param>
/// <param name="Day">Whose records it seals.</param>
/// <param name="Bytes">The key, sealed by a master key; null when it is erased.</param>
public sealed record WrappedDayKey(SealingKeyId Id, DateOnly Day, ReadOnlyMemory<byte>? Bytes);
