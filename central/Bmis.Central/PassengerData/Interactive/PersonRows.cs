using System.Data.Common;
using Bmis.Central.Database;
using Dapper;

namespace Bmis.Central.PassengerData.Interactive;

/// <summary>Persons of requests as rows. Whoever has read them holds them until the end of the transaction.</summary>
internal static class PersonRows
{
    private const string Columns =
        """
        person_id, flight_id, partner_id, person_key, document, transaction, state, reason, entry_id, is_discreet,
            awaits_desk, decided_by, content, transmission_id, decided_at
        """;

    // In one order for everybody, so that none waits for another who waits for it.
    private const string HoldNamed =
        $"""
        select {Columns} from interactive_person p
            join unnest(@FlightId, @PartnerId, @PersonKey) as one (flight_id, partner_id, person_key)
                using (flight_id, partner_id, person_key)
        order by person_key, flight_id, partner_id for update of p
        """;

    private const string HoldAll =
        $"""
        select {Columns} from interactive_person
        where flight_id = @flight and partner_id = @partner order by person_key for update
        """;

    private const string Upsert =
        $"""
        insert into interactive_person as kept ({Columns})
        select * from unnest(@PersonId, @FlightId, @PartnerId, @PersonKey, @Document, @Transaction, @State, @Reason,
            @EntryId, @IsDiscreet, @AwaitsDesk, @DecidedBy, @Content, @TransmissionId, @DecidedAt)
        on conflict (flight_id, partner_id, person_key) do update
        set transmission_id = excluded.transmission_id, document = excluded.document,
            transaction = excluded.transaction, state = excluded.state, reason = excluded.reason,
            entry_id = excluded.entry_id, is_discreet = excluded.is_discreet, awaits_desk = excluded.awaits_desk,
            decided_by = excluded.decided_by, decided_at = excluded.decided_at,
            content = case when kept.person_id = excluded.person_id then excluded.content else kept.content end
        """;

    private const string InsertDecisions =
        """
        insert into interactive_decision
            (person_id, transaction, state, reason, entry_id, list_version, decided_at, decided_by)
        select p.person_id, p.transaction, p.state, p.reason, p.entry_id, r.list_version, p.decided_at, p.decided_by
        from interactive_person p
            join unnest(@FlightId, @PartnerId, @PersonKey) as one (flight_id, partner_id, person_key)
                using (flight_id, partner_id, person_key)
            join interactive_request r on r.transmission_id = p.transmission_id
        """;

    private const string Overtake =
        """
        update interactive_notice n set overtaken_at = one.decided_at
        from unnest(@PersonId, @DecidedAt) as one (person_id, decided_at)
        where n.person_id = one.person_id and n.acknowledged_at is null and n.overtaken_at is null
        """;

    /// <summary>Statements that write changed persons, once their requests are written.</summary>
    public const string Write = $"{Upsert};{InsertDecisions};{Overtake}";

    private const string Board =
        """
        update interactive_person set boarded_at = @at
        where flight_id = @flight and partner_id = @partner and person_key = any (@keys)
        """;

    /// <summary>Holds those of these flights, partners and keys who are known.</summary>
    public static async Task<IReadOnlyList<PersonRow>> HoldAsync(
        DbTransaction transaction, IReadOnlyList<AskedKey> asked) =>
        [.. await transaction.Connection!.QueryAsync<PersonRow>(HoldNamed, RowArrays.Of(asked), transaction)];

    /// <summary>Holds everybody whom a partner has asked about on a flight.</summary>
    public static async Task<IReadOnlyList<PersonRow>> HoldAsync(
        DbTransaction transaction, Guid flight, string partner) =>
        [.. await transaction.Connection!.QueryAsync<PersonRow>(HoldAll, new { flight, partner }, transaction)];

    /// <summary>Who of a flight was on board when it was closed.</summary>
    public static Task BoardAsync(
        DbTransaction transaction, Guid flight, string partner, byte[][] keys, DateTimeOffset at) =>
        transaction.Connection!.ExecuteAsync(Board, new { flight, partner, keys, at }, transaction);
}
