using Bmis.Central.Database;
using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>Writes small rows of one type with one statement.</summary>
internal static class SmallRows
{
    public static Task<int> WriteAsync(
        NpgsqlTransaction transaction, RecordSeal seal, Batch batch, IReadOnlyList<SmallRow> rows)
    {
        var values = RowArrays.Of(rows, new { batch.RegionId, LaneId = KeyOf(batch, rows[0]) });
        if (rows[0].Personal is not null)
            values.Add("SealedWords", rows.Select(row => SealedWords(seal, batch, row)).ToArray());
        return transaction.Connection!.ExecuteAsync(rows[0].Statement, values, transaction);
    }

    private static string KeyOf(Batch batch, SmallRow row) => row.IsOfLane ? batch.Run.Lane : batch.LaneId;

    private static byte[]? SealedWords(RecordSeal seal, Batch batch, SmallRow row) => row.Personal is { } personal
        ? seal.Seal(batch.RegionId, KeyOf(batch, row), personal.Row, personal.Words)
        : null;
}
