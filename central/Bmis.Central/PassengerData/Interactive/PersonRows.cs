using System.Data.Common;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>Persons of requests as rows. Whoever has read them holds them until the end of the transaction.</summary>
internal static class PersonRows
{
    private const string Columns =
        """
        person_id, person_key, document, transaction, state, reason, entry_id, is_discreet, awaits_desk, decided_by,
            content
        """;

    // In one order for everybody, so that none waits for another who waits for it.
    private const string Select =
        $"""
        select {Columns} from interactive_person
        where flight_id = @flight and partner_id = @partner and (@keys::bytea[] is null or person_key = any (@keys))
        order by person_key for update
        """;

    private const string Upsert =
        $"""
        insert into interactive_person as kept ({Columns}, flight_id, partner_id, transmission_id, decided_at)
        select one.*, @flight, @partner, @transmission, @now
        from unnest(@PersonId, @PersonKey, @Document, @Transaction, @State, @Reason, @EntryId, @IsDiscreet,
            @AwaitsDesk, @DecidedBy, @Content) as one
        on conflict (flight_id, partner_id, person_key) do update
        set transmission_id = excluded.transmission_id, document = excluded.document,
            transaction = excluded.transaction, state = excluded.state, reason = excluded.reason,
            entry_id = excluded.entry_id, is_discreet = excluded.is_discreet, awaits_desk = excluded.awaits_desk,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at,
            content = case when kept.person_id = excluded.person_id then excluded.content else kept.content end
        """;

    private const string Board =
        """
        update interactive_person set boarded_at = @now
        where flight_id = @flight and partner_id = @partner and person_key = any (@keys)
        """;

    private const string InsertDecisions =
        """
        insert into interactive_decision
            (person_id, transaction, state, reason, entry_id, list_version, decided_at, decided_by)
        select p.person_id, p.transaction, p.state, p.reason, p.entry_id, @version, @now, p.decided_by
        from interactive_person p
        where p.flight_id = @flight and p.partner_id = @partner and p.person_key = any (@PersonKey)
        """;

    private const string Overtake =
        """
        update interactive_notice set overtaken_at = @now
        where person_id = any (@PersonId) and acknowledged_at is null and overtaken_at is null
        """;

    /// <summary>Those of a flight and partner with these keys, or all.</summary>
    public static async Task<IReadOnlyList<PersonRow>> HoldAsync(
        DbTransaction transaction, Guid flight, string partner, byte[][]? keys) =>
        [.. await transaction.Connection!.QueryAsync<PersonRow>(Select, new { flight, partner, keys }, transaction)];

    /// <summary>Writes down who was on board when the flight was closed, whether cleared or not.</summary>
    public static Task BoardAsync(DbTransaction transaction, RequestPlace place, byte[][] keys) =>
        transaction.Connection!.ExecuteAsync(
            Board, new { flight = place.Flight, partner = place.Partner, now = place.Now, keys }, transaction);

    /// <summary>
    /// Writes how persons stand, and that it was decided. What a carrier has not acknowledged yet is overtaken by it.
    /// </summary>
    public static async Task WriteAsync(
        DbTransaction transaction, IReadOnlyList<PersonRow> rows, RequestPlace place, bool overtakes)
    {
        if (rows.Count == 0)
            return;
        var statement = $"{Upsert};{InsertDecisions}" + (overtakes ? $";{Overtake}" : "");
        PersonRow[] ordered = [.. rows.OrderBy(one => Convert.ToHexString(one.PersonKey), StringComparer.Ordinal)];
        await transaction.Connection!.ExecuteAsync(statement, RowArrays.Of(ordered, place.Parameters), transaction);
    }
}
