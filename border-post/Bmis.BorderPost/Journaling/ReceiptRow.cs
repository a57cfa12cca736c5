using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.Journaling;

/// <summary>A row of <c>sequence, entry_id, hash</c>, in this order, as the receipt of an earlier append.</summary>
internal static class ReceiptRow
{
    internal static JournalReceipt Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true),
        row.GetFieldValue<byte[]>(2),
        AlreadyRecorded: true);
}
