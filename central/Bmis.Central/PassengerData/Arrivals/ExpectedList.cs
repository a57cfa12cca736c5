using Bmis.Central.PassengerData.Screening;
using Bmis.Crossings.Expected;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>
/// Who comes to the border with a flight, by carriers' lists of passengers and crew alone: nobody in transit, nobody
/// who was told not to be on board or whose last word is a cancelled reservation, and each once, however many lists
/// name him or her.
/// </summary>
internal static class ExpectedList
{
    private const string NotOnBoard = "not-on-board";
    private const string Removed = "removed";

    // NAD 3035: passengers and crew in transit.
    private static readonly string[] InTransit = ["DDU", "DDT"];

    private const string Select =
        """
        select c.flight_id, p.passenger_id, p.person, p.document, p.content, p.role, c.subject
        from passenger p join passenger_picture c using (picture_id)
        where c.flight_id = any (@flights) and c.replaced_by is null and c.source = 'api'
        order by c.prepared_at desc, c.received_at desc, p.byte_offset
        """;

    /// <summary>Everybody who comes with these flights, by flight.</summary>
    public static async Task<ILookup<Guid, ExpectedTraveller>> ReadAsync(
        NpgsqlConnection connection,
        PassengerSeal seal,
        IReadOnlyCollection<Guid> flights,
        CancellationToken cancellation)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            Select, new { flights = flights.ToArray() }, cancellationToken: cancellation));
        return rows.GroupBy(row => row.FlightId)
            .SelectMany(flight => Coming(flight).Select(row => (flight.Key, Row: row)))
            .Select(one => (one.Key, one.Row.PassengerId, Facts: seal.Traveller(one.Row.PassengerId, one.Row.Content)))
            .Where(one => one.Facts is { IsMasked: false })
            .ToLookup(one => one.Key, one => new KnownTraveller(one.Facts!).Expected(one.PassengerId));
    }

    private static IEnumerable<Row> Coming(IEnumerable<Row> flight)
    {
        var rows = flight.ToList();
        var left = rows.Where(row => row.Subject == NotOnBoard).Select(row => row.Key).ToHashSet();
        return rows.Where(row => !InTransit.Contains(row.Role) && !left.Contains(row.Key)).DistinctBy(row => row.Key)
            .Where(row => row.Subject != Removed);
    }

    private sealed record Row
    {
        public Guid FlightId { get; init; }

        public Guid PassengerId { get; init; }

        public byte[]? Person { get; init; }

        public byte[]? Document { get; init; }

        public byte[]? Content { get; init; }

        public string Role { get; init; } = "";

        public string Subject { get; init; } = "";

        /// <summary>Who it is: by the document, else by the person, else nobody else.</summary>
        public string Key => (Document ?? Person) is { } known ? Convert.ToHexString(known) : $"{PassengerId:N}";
    }
}
