using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>A row of <c>header, salt, payload, payload_digest, hash</c>, in this order, as an envelope.</summary>
internal static class EnvelopeRow
{
    internal static EnvelopeResult Read(SqliteDataReader row) =>
        Envelope.Read(Bytes(row, 0), Part(row, 1), Part(row, 2), Bytes(row, 3), Bytes(row, 4));

    private static ReadOnlyMemory<byte>? Part(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : (ReadOnlyMemory<byte>?)Bytes(row, column);

    private static ReadOnlyMemory<byte> Bytes(SqliteDataReader row, int column) =>
        row.GetFieldValue<byte[]>(column);
}
