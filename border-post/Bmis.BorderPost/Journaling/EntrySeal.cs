using Bmis.Sync.Sealing;

namespace Bmis.BorderPost.Journaling;

/// <summary>
/// Salt and payload of an entry, sealed together under the key of a day and bound to the entry's header, so that bytes
/// in another row are found out. Safe for all threads.
/// </summary>
internal sealed class EntrySeal(DayKeys days)
{
    private readonly Sealer _sealer = days.SealerFor("journal entry");

    internal byte[] Seal(
        SealingKey key, ReadOnlySpan<byte> header, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> payload) =>
        _sealer.Seal(key, header, [.. salt, .. payload]);

    internal Unsealed Open(ReadOnlySpan<byte> header, ReadOnlySpan<byte> bytes) => _sealer.Open(header, bytes);
}
