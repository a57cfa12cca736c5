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
    /// <summary>Those of a request's flight and partner with these keys, or all.</summary>
    public const string Hold =
        $"""
        select {Columns} from interactive_person
        where partner_id = @Partner and (@keys::bytea[] is null or person_key = any (@keys))
            and flight_id = (
                select flight_id from flight
                where carrier = @Carrier and number = @Number and origin = @Origin and departs_on = @Day)
        order by person_key for update
        """;

    private const string Upsert =
        $"""
        insert into interactive_person as kept ({Columns}, flight_id, partner_id, transmission_id, decided_at)
        select one.*, @Flight, @Partner, @Transmission, @ReceivedAt
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
        update interactive_person set boarded_at = @ReceivedAt
        where flight_id = @Flight and partner_id = @Partner and person_key = any (@boarded)
        """;

    private const string InsertDecisions =
        """
        insert into interactive_decision
            (person_id, transaction, state, reason, entry_id, list_version, decided_at, decided_by)
        select p.person_id, p.transaction, p.state, p.reason, p.entry_id, @ListVersion, @ReceivedAt, p.decided_by
        from interactive_person p
        where p.flight_id = @Flight and p.partner_id = @Partner and p.person_key = any (@PersonKey)
        """;

    private const string Overtake =
        """
        update interactive_notice set overtaken_at = @ReceivedAt
        where person_id = any (@PersonId) and acknowledged_at is null and overtaken_at is null
        """;

    /// <summary>
    /// Statements behind the one of a request, each begun by a semicolon: how persons stand now, that it was decided,
    /// and who was on board. What a carrier has not acknowledged yet is overtaken by it.
    /// </summary>
    public static string Write(IReadOnlyList<PersonRow> after, byte[][] boarded, DynamicParameters parameters)
    {
        var statements = "";
        if (after.Count > 0)
        {
            PersonRow[] rows = [.. after.OrderBy(one => Convert.ToHexString(one.PersonKey), StringComparer.Ordinal)];
            parameters.AddDynamicParams(RowArrays.Of(rows));
            statements = $";{Upsert};{InsertDecisions};{Overtake}";
        }

        if (boarded.Length == 0)
            return statements;
        parameters.Add("boarded", boarded);
        return $"{statements};{Board}";
    }
}
