using Bmis.Central.Database;
using Bmis.Central.PassengerData.Storing;
using Dapper;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>Reads transmissions for whoever owns them.</summary>
internal sealed class QuarantineStore(IWarehouse warehouse, PassengerSeal seal, TransmissionStore transmissions)
{
    /// <summary>Most lines of a page.</summary>
    public const int PageSize = 200;

    private const string Columns =
        """
        t.transmission_id, t.partner_id, t.channel, t.received_at, t.times_received, t.byte_length, t.state, t.reason,
        t.mended_by, t.closed_by, t.closed_at,
        (select count(*)::int from passenger_message m where m.transmission_id = t.transmission_id) as messages,
        (select count(*)::int from passenger p where p.transmission_id = t.transmission_id) as travellers
        """;

    private const string SelectPage =
        $"""
        select {Columns} from passenger_transmission t
        where (@State::text is null or t.state = @State) and (@Partner::text is null or t.partner_id = @Partner)
            and (@Reason::text is null or t.reason = @Reason)
        order by t.received_at desc, t.transmission_id desc limit @limit
        """;

    private const string SelectOne =
        $"select {Columns} from passenger_transmission t where t.transmission_id = @id";

    private const string SelectContent =
        "select kept, words from passenger_transmission where transmission_id = @id";

    /// <summary>The newest, one more than a page shows where there are more.</summary>
    public async Task<IReadOnlyList<TransmissionLine>> ReadAsync(HeldFilter filter, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<TransmissionLine>(new CommandDefinition(
                SelectPage,
                new { filter.State, filter.Partner, filter.Reason, limit = PageSize + 1 },
                cancellationToken: cancellation)),
        ];
    }

    /// <summary>One with its messages and text; null when there is none.</summary>
    public async Task<TransmissionView?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<TransmissionLine>(SelectOne, new { id }) is not { } line)
            return null;
        var (sealedCopy, words) = await connection.QuerySingleAsync<(byte[]? Kept, byte[]? Words)>(
            SelectContent, new { id });
        var messages = await transmissions.MessagesAsync(id, cancellation);
        var kept = seal.Masked(id, sealedCopy) ?? [];
        var text = TransmissionText.Of(
            kept, messages.SelectMany(one => one.Findings).ToLookup(one => one.Offset, one => one.Code));
        return new(
            line,
            messages,
            [.. text.Take(TransmissionText.MostLines)],
            text.Count > TransmissionText.MostLines,
            MendableText.Of(kept),
            seal.Words(id, words) ?? "");
    }
}
