using Bmis.Central.Database;
using Bmis.Central.PassengerData.Reading;
using Dapper;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>Reads who is on a flight.</summary>
internal sealed class PersonStore(IWarehouse warehouse, PassengerSeal seal)
{
    private const string Select =
        """
        select p.passenger_id, p.booking_id, p.person, p.document, p.content, c.subject
        from passenger p join passenger_picture c using (picture_id)
        where c.flight_id = @flight and c.replaced_by is null and (@SeesBookings or c.source = 'api')
        order by c.source, c.prepared_at desc, p.byte_offset
        """;

    // A match tells who somebody is who is named no more.
    private const string SelectHits =
        """
        select h.passenger_id, h.entry_id, h.score, h.on_document, h.action, h.is_discreet, h.is_drill
        from passenger_hit h join passenger p using (passenger_id) join passenger_picture c using (picture_id)
        where c.flight_id = @flight and c.replaced_by is null and (@SeesBookings or c.source = 'api')
            and (@SeesDiscreet or not h.is_discreet) and p.masked_at is null
        order by h.score desc, h.entry_id
        """;

    /// <summary>Everybody by what is current, whoever has hits first, then by name.</summary>
    public async Task<IReadOnlyList<PersonLine>> ReadAsync(
        Guid flight, PassengerViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var parameters = new { flight, viewer.SeesBookings, viewer.SeesDiscreet };
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Select, parameters, cancellationToken: cancellation));
        var hits = viewer.SeesHits
            ? await connection.QueryAsync<PersonHit>(
                new CommandDefinition(SelectHits, parameters, cancellationToken: cancellation))
            : [];
        var byPerson = hits.ToLookup(hit => hit.PassengerId);
        return
        [
            .. rows.Select(row => (Row: row, Facts: seal.Traveller(row.PassengerId, row.Content)))
                .Where(one => one.Facts is not null)
                .GroupBy(one => one.Row.Key, StringComparer.Ordinal)
                .Select(same => Line(same.Select(one => Saying(one.Row, one.Facts!)), byPerson))
                .OrderByDescending(line => line.Hits.Count > 0)
                .ThenBy(line => line.Surname, StringComparer.CurrentCulture)
                .ThenBy(line => line.GivenNames, StringComparer.CurrentCulture),
        ];
    }

    private static PersonSaying Saying(Row row, TravellerFacts facts) =>
        new(row.PassengerId, row.Subject, row.BookingId, facts);

    private static PersonLine Line(IEnumerable<PersonSaying> sayings, ILookup<Guid, PersonHit> hits)
    {
        var all = sayings.ToList();
        return new()
        {
            Sayings = all,
            Hits = [.. all.SelectMany(one => hits[one.PassengerId]).DistinctBy(hit => hit.EntryId)],
        };
    }

    private sealed record Row
    {
        public Guid PassengerId { get; init; }

        public Guid? BookingId { get; init; }

        public byte[]? Person { get; init; }

        public byte[]? Document { get; init; }

        public byte[]? Content { get; init; }

        public string Subject { get; init; } = "";

        /// <summary>What is one line: the same document, else the same person, else nobody else.</summary>
        public string Key => (Document ?? Person) is { } known ? Convert.ToHexString(known) : $"{PassengerId:N}";
    }
}
