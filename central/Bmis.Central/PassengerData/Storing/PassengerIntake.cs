using Bmis.Central.Database;
using Bmis.Edifact.Profiles;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>
/// Takes in what waits, oldest first, a few transmissions in one transaction: a kill at any moment leaves each of them
/// waiting or taken, never half. Nobody reads the bytes before what may not be kept is masked in them; what is taken in
/// keeps the masked copy in place of them. Servers and threads share the work.
/// </summary>
internal sealed class PassengerIntake(
    IWarehouse warehouse,
    PassengerSeal seal,
    MessageStore store,
    PartnerProfiles profiles,
    TimeProvider clock,
    ILogger<PassengerIntake> logger)
{
    // What fails so often is not a passing trouble. It stays, held, and no other waits behind it.
    private const int MostAttempts = 3;

    // A flood of short messages costs little more than one; of long ones few are in memory.
    private const int MostAtOnce = 64;
    private const int MostBytes = 1024 * 1024;

    private const string Select =
        """
        with next as (
            select transmission_id, received_at, byte_length from passenger_transmission
            where state = 'waiting' and (@id::uuid is null or transmission_id = @id)
            order by received_at, transmission_id limit @most for update skip locked)
        select transmission_id, received_at, t.partner_id, t.channel, t.raw,
            case when t.raw is null then t.kept end as kept
        from (
            select transmission_id, received_at,
                sum(byte_length) over (order by received_at, transmission_id) - byte_length as before
            from next) n join passenger_transmission t using (transmission_id, received_at)
        where n.before < @bytes order by received_at, transmission_id
        """;

    private const string Take =
        """
        update passenger_transmission t
        set state = one.state, reason = one.reason, taken_at = @now, kept = coalesce(one.kept, t.kept),
            raw = case when one.state = 'taken' then null else t.raw end
        from unnest(@TransmissionId, @State, @Reason, @Kept) as one (transmission_id, state, reason, kept)
        where t.transmission_id = one.transmission_id
        """;

    private const string Fail =
        """
        update passenger_transmission
        set attempts = attempts + 1,
            state = case when attempts + 1 < @most then 'waiting' else 'held' end,
            reason = case when attempts + 1 < @most then '' else 'fault' end,
            taken_at = case when attempts + 1 < @most then null else @now end
        where transmission_id = @id and state = 'waiting'
        """;

    /// <summary>Takes in the next few transmissions; false when none waits.</summary>
    public Task<bool> TakeNextAsync(CancellationToken cancellation) => TakeAsync(null, cancellation);

    private async Task<bool> TakeAsync(Guid? only, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var next = (await connection.QueryAsync<WaitingTransmission>(
            Select, new { id = only, most = MostAtOnce, bytes = MostBytes }, transaction)).ToList();
        if (next.Count == 0)
            return false;
        try
        {
            await TakeAsync(transaction, next, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception fault) when (!IsPassing(fault))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            await AloneAsync(connection, next, fault, cancellation);
        }

        return true;
    }

    // Each by itself, so that one that fails holds no other up.
    private async Task AloneAsync(
        NpgsqlConnection connection, List<WaitingTransmission> next, Exception fault, CancellationToken cancellation)
    {
        if (next is [var one])
        {
            Log.PassengerIntakeFailed(logger, one.TransmissionId, fault.GetType().Name);
            await connection.ExecuteAsync(
                Fail, new { id = one.TransmissionId, most = MostAttempts, now = clock.GetUtcNow() });
            return;
        }

        foreach (var waiting in next)
            await TakeAsync(waiting.TransmissionId, cancellation);
    }

    private async Task TakeAsync(
        NpgsqlTransaction transaction, List<WaitingTransmission> next, CancellationToken cancellation)
    {
        var read = next.ConvertAll(one => ReadTransmission.Of(one, seal, profiles));
        await MaskingRows.AddAsync(transaction, read, cancellation);
        await store.StoreAsync(transaction, read, cancellation);
        await transaction.Connection!.ExecuteAsync(
            Take, RowArrays.Of(read.ConvertAll(Row), new { now = clock.GetUtcNow() }), transaction);
    }

    private TakenRow Row(ReadTransmission one) => new()
    {
        TransmissionId = one.Id,
        State = one.Trouble.Length == 0 ? "taken" : "held",
        Reason = one.Trouble,
        Kept = one.Copy is null ? null : seal.SealMasked(one.Id, one.Copy.Bytes.Span),
    };

    /// <summary>
    /// Trouble of the database or the end of the program: the transmission waits as before. Where every core takes part
    /// it comes wrapped.
    /// </summary>
    internal static bool IsPassing(Exception fault) =>
        fault is OperationCanceledException or NpgsqlException { IsTransient: true }
        || (fault is AggregateException several && several.InnerExceptions.Any(IsPassing));

    private sealed record TakenRow
    {
        public Guid TransmissionId { get; init; }

        public string State { get; init; } = "";

        public string Reason { get; init; } = "";

        public byte[]? Kept { get; init; }
    }
}
