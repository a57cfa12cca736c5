using Bmis.Central.Database;
using Bmis.Edifact;
using Bmis.Edifact.Filtering;
using Dapper;
using Npgsql;

namespace Bmis.Central.PassengerData.Storing;

/// <summary>
/// Takes in what waits, oldest first, each transmission in one transaction: a kill at any moment leaves it waiting or
/// taken, never half. Nobody reads the bytes before what may not be kept is masked in them; what is taken in keeps the
/// masked copy in place of them. Servers and threads share the work.
/// </summary>
internal sealed class PassengerIntake(
    IWarehouse warehouse, PassengerSeal seal, MessageStore store, TimeProvider clock, ILogger<PassengerIntake> logger)
{
    // What fails so often is not a passing trouble. It stays, held, and no other waits behind it.
    private const int MostAttempts = 3;

    private const string Select =
        """
        select transmission_id, received_at, raw from passenger_transmission
        where state = 'waiting' order by received_at, transmission_id limit 1 for update skip locked
        """;

    private const string Take =
        """
        update passenger_transmission
        set state = @state, reason = @reason, taken_at = @now, kept = @kept,
            raw = case when @state = 'taken' then null else raw end
        where transmission_id = @id
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

    /// <summary>Takes in one transmission; false when none waits.</summary>
    public async Task<bool> TakeNextAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<WaitingTransmission>(Select, null, transaction) is not { } next)
            return false;
        try
        {
            await TakeAsync(transaction, next, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (Exception fault) when (!IsPassing(fault))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            Log.PassengerIntakeFailed(logger, next.TransmissionId, fault.GetType().Name);
            await connection.ExecuteAsync(
                Fail, new { id = next.TransmissionId, most = MostAttempts, now = clock.GetUtcNow() });
        }

        return true;
    }

    private async Task TakeAsync(
        NpgsqlTransaction transaction, WaitingTransmission next, CancellationToken cancellation)
    {
        var id = next.TransmissionId;
        var copy = seal.Transmission(id, next.Raw) is { } bytes ? IngestFilter.Of(bytes) : null;
        var reason = "unreadable";
        if (copy is not null)
        {
            await MaskingRows.AddAsync(transaction, id, copy.Entries, cancellation);
            reason = await store.StoreAsync(transaction, next, CarrierMessages.Read(copy.Bytes), cancellation);
        }

        await transaction.Connection!.ExecuteAsync(
            Take,
            new
            {
                id,
                kept = copy is null ? null : seal.SealMasked(id, copy.Bytes.Span),
                state = reason.Length == 0 ? "taken" : "held",
                reason,
                now = clock.GetUtcNow(),
            },
            transaction);
    }

    // Trouble of the database or the end of the program: the transmission waits as before.
    private static bool IsPassing(Exception fault) =>
        fault is OperationCanceledException || (fault is NpgsqlException database && database.IsTransient);
}
