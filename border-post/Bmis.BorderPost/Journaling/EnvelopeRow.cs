using Bmis.Sync.Envelopes;
using Bmis.Sync.Sealing;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>A row of <c>header, sealed, payload_digest, hash</c>, in this order, as an envelope.</summary>
internal static class EnvelopeRow
{
    /// <summary>Reads a row; its sealed part is left closed when there is no seal.</summary>
    internal static OpenedEntry Read(SqliteDataReader row, EntrySeal? seal)
    {
        var header = row.GetFieldValue<byte[]>(0);
        if (row.IsDBNull(1) || seal is null)
            return Closed(row, header);
        var opened = seal.Open(header, row.GetFieldValue<byte[]>(1));
        if (opened.Fault is SealingFault.KeyErased)
            return Closed(row, header);
        if (!opened.IsOpened)
            return new OpenedEntry(default, opened.Fault);
        if (opened.Content.Length < EnvelopeLimits.SaltBytes)
            return new OpenedEntry(default, SealingFault.Malformed);
        var content = (ReadOnlyMemory<byte>)opened.Content;
        return new OpenedEntry(
            Envelope.Read(
                header,
                content[..EnvelopeLimits.SaltBytes],
                content[EnvelopeLimits.SaltBytes..],
                row.GetFieldValue<byte[]>(2),
                row.GetFieldValue<byte[]>(3)),
            SealingFault.None);
    }

    private static OpenedEntry Closed(SqliteDataReader row, byte[] header) => new(
        Envelope.Read(header, salt: null, payload: null, row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3)),
        SealingFault.None);
}
