using Bmis.Central.Database;
using Bmis.Central.Keys;
using Npgsql;

namespace Bmis.Central.Intake;

/// <summary>
/// Writes what was read of a run in one transaction: everything at once, and where that lasts in failing each entry by
/// itself. An edge: one entry that cannot be written must not block its lane.
/// </summary>
internal sealed class RunWriter(
    IWarehouse warehouse, RecordSeal seal, TimeProvider clock, ILogger<RunWriter> logger)
{
    /// <summary>Writes a run.</summary>
    /// <param name="run">The entries.</param>
    /// <param name="reading">What they say; it may still be read while the frame begins.</param>
    /// <param name="frame">What else belongs to the transaction.</param>
    /// <param name="cancellation">Ends it before the commit, never within.</param>
    /// <returns>False when the frame would not begin.</returns>
    public async Task<bool> WriteAsync(
        LaneRun run, Task<Batch> reading, RunFrame frame, CancellationToken cancellation)
    {
        try
        {
            return await WriteAsync(run, reading, frame, careful: false, cancellation);
        }
        catch (Exception fault) when (!PassingTrouble.Is(fault))
        {
            Log.BatchTakenApart(logger, run.LaneId, run.Before, PassingTrouble.CodeOf(fault));
            return await WriteCarefullyAsync(run, await reading, frame, cancellation);
        }
    }

    private async Task<bool> WriteCarefullyAsync(
        LaneRun run, Batch batch, RunFrame frame, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await WriteAsync(run, Task.FromResult(batch), frame, careful: true, cancellation);
            }
            catch (BreakingEntryException breaking)
            {
                batch = batch.Without(breaking.Letter);
            }
        }
    }

    private async Task<bool> WriteAsync(
        LaneRun run, Task<Batch> reading, RunFrame frame, bool careful, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForProducer(run.RegionId).OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await frame.BeginAsync(transaction))
            return false;
        var batch = frame.Choose(await reading);
        var writer = new BatchWriter(connection, transaction, seal, clock.GetUtcNow());
        var letters = careful
            ? await writer.WriteCarefullyAsync(batch, cancellation)
            : await writer.WriteAsync(batch, cancellation);
        await frame.EndAsync(transaction, letters);
        await transaction.CommitDurablyAsync(CancellationToken.None);
        return true;
    }
}
