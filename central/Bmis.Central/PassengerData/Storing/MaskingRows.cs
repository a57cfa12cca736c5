using Bmis.Central.Database;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>Writes down what was masked of transmissions: the log of the filter.</summary>
internal static class MaskingRows
{
    private const string Copy =
        "copy passenger_masking (transmission_id, reason, byte_offset, byte_length) from stdin (format binary)";

    public static async Task AddAsync(
        NpgsqlTransaction transaction, IEnumerable<ReadTransmission> transmissions, CancellationToken cancellation)
    {
        var rows = new CopyRows(columns: 4);
        var any = false;
        foreach (var transmission in transmissions)
            foreach (var entry in transmission.Copy?.Entries ?? [])
            {
                any = true;
                rows.Row();
                rows.Id(transmission.Id);
                rows.Small((int)entry.Reason);
                rows.Integer(entry.Offset);
                rows.Integer(entry.Length);
            }

        if (any)
            await rows.SendAsync(transaction.Connection!, Copy, cancellation);
    }
}
