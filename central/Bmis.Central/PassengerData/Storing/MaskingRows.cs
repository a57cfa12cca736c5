using Bmis.Central.Database;
using Bmis.Edifact.Filtering;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Writes down what was masked of a transmission: the log of the filter.</summary>
internal static class MaskingRows
{
    private const string Copy =
        "copy passenger_masking (transmission_id, reason, byte_offset, byte_length) from stdin (format binary)";

    public static async Task AddAsync(
        NpgsqlTransaction transaction,
        Guid transmission,
        IReadOnlyList<FilterEntry> entries,
        CancellationToken cancellation)
    {
        if (entries.Count == 0)
            return;
        var rows = new CopyRows(columns: 4);
        foreach (var entry in entries)
        {
            rows.Row();
            rows.Id(transmission);
            rows.Small((int)entry.Reason);
            rows.Integer(entry.Offset);
            rows.Integer(entry.Length);
        }

        await rows.SendAsync(transaction.Connection!, Copy, cancellation);
    }
}
