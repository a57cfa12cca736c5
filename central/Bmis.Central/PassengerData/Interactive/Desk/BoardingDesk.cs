using Bmis.Central.Database;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive.Boarding;
using Bmis.Central.PassengerData.Interactive.Notices;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>
/// Where a person of the unit decides otherwise than the program did. It counts at once; the carrier is told by an
/// unsolicited message that is written in the same commit.
/// </summary>
internal sealed class BoardingDesk(
    IWarehouse warehouse,
    PassengerSeal transmissions,
    InteractiveSeal seal,
    CurrentRules rules,
    NoticeStore notices,
    NoticeSignal signal,
    TimeProvider clock)
{
    /// <summary>Characters of a reason.</summary>
    public const int LongestWords = 1000;

    private const string Select =
        """
        select p.person_id, p.partner_id, p.transmission_id, p.person_key, p.transaction, p.state, t.raw, t.kept
        from interactive_person p
        join passenger_transmission t using (transmission_id)
        join flight f using (flight_id)
        left join arrival_place a on a.place = f.destination
        where p.person_id = @person and (@post::text is null or a.post_code = @post)
        for update of p
        """;

    private const string Update =
        """
        update interactive_person
        set state = @state, reason = @reason, entry_id = '', is_discreet = false, awaits_desk = false,
            decided_at = @now, decided_by = @by
        where person_id = @person;
        insert into interactive_decision
            (person_id, transaction, state, reason, entry_id, list_version, decided_at, decided_by, words)
        values (@person, @transactionNumber, @state, @reason, '', 0, @now, @by, @words)
        """;

    private const string Staff =
        """
        insert into interactive_desk (account_id, until) values (@by, @until)
        on conflict (account_id) do update set until = excluded.until
        """;

    private const string Leave = "delete from interactive_desk where account_id = @by";

    private static readonly TimeSpan Shift = TimeSpan.FromHours(1);

    /// <summary>Decides about a person, with a reason that stays here.</summary>
    public async Task<ReverseResult> ReverseAsync(
        Guid person, string outcome, string words, PassengerViewer viewer, string by, CancellationToken cancellation)
    {
        if (BoardingText.Read(outcome) is not { } wanted || words.Length is 0 or > LongestWords)
            return ReverseResult.Form;
        var current = await rules.RefreshAsync(cancellation);
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Row>(Select, new { person, post = viewer.Post }, transaction)
            is not { } row)
            return ReverseResult.Gone;
        var before = new BoardingStatus(BoardingText.Read(row.State) ?? BoardingState.Pending, row.Transaction);
        var after = BoardingMachine.After(before, new BoardingEvent.Reversed(wanted))!;
        if (after == before || Message(row, wanted, current) is not { } message)
            return ReverseResult.Nothing;
        await WriteAsync(transaction, row, wanted, words, by);
        await notices.AddAsync(transaction, new()
        {
            NoticeId = Guid.CreateVersion7(clock.GetUtcNow()),
            Partner = row.PartnerId,
            Person = person,
            Transaction = row.Transaction,
            State = BoardingText.Of(wanted),
            Message = message,
            By = by,
        });
        await transaction.CommitAsync(cancellation);
        signal.Raise();
        return ReverseResult.Done;
    }

    /// <summary>Somebody decides doubtful cases at once for the next hour, or does no more.</summary>
    public async Task StaffAsync(string by, bool isThere, CancellationToken cancellation)
    {
        await using (var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation))
            await connection.ExecuteAsync(isThere ? Staff : Leave, new { by, until = clock.GetUtcNow() + Shift });
        await rules.RefreshAsync(cancellation);
    }

    private Task<int> WriteAsync(
        NpgsqlTransaction transaction, Row row, BoardingState wanted, string words, string by) =>
        transaction.Connection!.ExecuteAsync(
            Update,
            new
            {
                person = row.PersonId,
                state = BoardingText.Of(wanted),
                reason = BoardingReason.Person,
                transactionNumber = row.Transaction,
                by,
                words = seal.SealWords(row.PersonId, words),
                now = clock.GetUtcNow(),
            },
            transaction);

    // It goes back in the form of the latest request, which is read again; null when that was erased.
    private byte[]? Message(Row row, BoardingState wanted, BoardingRules current)
    {
        var bytes = transmissions.Transmission(row.TransmissionId, row.Raw)
            ?? transmissions.Masked(row.TransmissionId, row.Kept);
        if (bytes is null)
            return null;
        var request = InteractiveDoor.Read(bytes);
        var person = request.Persons.FirstOrDefault(
            one => seal.Index("i|" + one.Key).AsSpan().SequenceEqual(row.PersonKey));
        var writer = new AnswerWriter(
            current, current.PolicyOf(row.PartnerId), clock.GetUtcNow().UtcDateTime);
        return person is null
            ? null
            : writer.OfPersons(request, AnswerWriter.Unsolicited, [(person, BoardingText.Of(wanted))]);
    }

    // It prints as the name of its type, which is enough.
    private sealed class Row
    {
        public Guid PersonId { get; init; }

        public string PartnerId { get; init; } = "";

        public Guid TransmissionId { get; init; }

        public byte[] PersonKey { get; init; } = [];

        public string Transaction { get; init; } = "";

        public string State { get; init; } = "";

        public byte[]? Raw { get; init; }

        public byte[]? Kept { get; init; }
    }
}
