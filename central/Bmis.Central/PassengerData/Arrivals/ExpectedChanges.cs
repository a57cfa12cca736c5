using System.Data.Common;
using Dapper;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>Notes that posts are to hear of flights, in the transaction that changed something about them.</summary>
internal static class ExpectedChanges
{
    private const string Note = "insert into expected_change (flight_id) select unnest(@flights)";

    // Whoever left before then has arrived, or will be on a later list.
    private const string NotePlace =
        """
        insert into expected_change (flight_id)
        select flight_id from flight where destination = @place and departs_on >= @from
        """;

    public static async Task NoteAsync(DbTransaction transaction, IEnumerable<Guid> flights)
    {
        var all = flights.ToArray();
        if (all.Length > 0)
            await transaction.Connection!.ExecuteAsync(Note, new { flights = all }, transaction);
    }

    /// <summary>Whoever arrives at a place comes to another post now.</summary>
    public static Task NoteAsync(DbTransaction transaction, string place, DateOnly from) =>
        transaction.Connection!.ExecuteAsync(NotePlace, new { place, from }, transaction);
}
