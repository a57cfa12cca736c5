using System.Data.Common;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>When of each flight the first list of passengers and the first bookings arrived.</summary>
internal static class FirstReceipts
{
    private const string Update =
        """
        update flight f
        set first_list_at = least(f.first_list_at, one.list_at), first_push_at = least(f.first_push_at, one.push_at)
        from unnest(@FlightId, @ListAt::timestamptz[], @PushAt::timestamptz[]) as one (flight_id, list_at, push_at)
        where f.flight_id = one.flight_id and (one.list_at < coalesce(f.first_list_at, 'infinity')
            or one.push_at < coalesce(f.first_push_at, 'infinity'))
        """;

    /// <summary>Notes them; whoever stores has the flights.</summary>
    public static async Task NoteAsync(DbTransaction transaction, IEnumerable<PlacedMessage> placed)
    {
        var rows = placed.Select(one => one.Place!).GroupBy(one => one.FlightId).Select(Row.Of).ToList();
        if (rows.Count > 0)
            await transaction.Connection!.ExecuteAsync(Update, RowArrays.Of(rows), transaction);
    }

    private sealed record Row
    {
        public Guid FlightId { get; init; }

        public DateTime? ListAt { get; init; }

        public DateTime? PushAt { get; init; }

        public static Row Of(IGrouping<Guid, PictureKey> of) => new()
        {
            FlightId = of.Key,
            ListAt = of.Where(one => one is { Source: "api", Subject: "passengers" })
                .Min(one => (DateTime?)one.ReceivedAt),
            PushAt = of.Where(one => one.Source == "pnr").Min(one => (DateTime?)one.ReceivedAt),
        };
    }
}
