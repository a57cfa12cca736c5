using Bmis.Central.Database;
using Bmis.Central.Intake;
using Dapper;
using Npgsql;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>What people do about conflicts: one says what it is, and another one agrees or not.</summary>
internal sealed class ConflictDesk(IWarehouse warehouse, ConflictActs acts, Arrivals arrivals, TimeProvider clock)
{
    private const string Hold =
        $"""
        select {Conflict.Columns} from finger_conflict
        where conflict_id = @id and {ConflictViewer.Condition} for update
        """;

    /// <summary>Does what is asked, or says why not.</summary>
    public async Task<ConflictResult> DoAsync(
        Guid id, ConflictRequest request, ConflictViewer viewer, string by, CancellationToken cancellation)
    {
        if (!request.IsWhole)
            return ConflictResult.Form;
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await HoldAsync(transaction, id, viewer) is not { } conflict)
            return ConflictResult.Gone;
        var result = Check(conflict, request, by);
        if (result != ConflictResult.Done)
            return result;
        await acts.AddAsync(transaction, conflict, new ConflictAct
        {
            Act = request.Act,
            At = clock.GetUtcNow().UtcDateTime,
            Actor = by,
            Outcome = request.Act == ConflictAct.Proposed ? request.Outcome : conflict.Outcome,
            Said = request.Words,
        });
        await transaction.CommitAsync(cancellation);
        arrivals.AnnounceFingers(conflict.IsDiscreet);
        return ConflictResult.Done;
    }

    private static ConflictResult Check(Conflict conflict, ConflictRequest request, string by)
    {
        // What is decided can be decided otherwise, again by two.
        var isInOrder = request.Act == ConflictAct.Proposed
            ? conflict.State is ConflictState.Open or ConflictState.Decided
            : conflict.State == ConflictState.Proposed;
        if (!isInOrder || conflict.Acts != request.Seen)
            return ConflictResult.Changed;
        if (request.Outcome.Length > 0 && request.Outcome == conflict.Decided)
            return ConflictResult.Form;
        return string.Equals(conflict.ProposedBy, by, StringComparison.OrdinalIgnoreCase)
            ? ConflictResult.Own
            : ConflictResult.Done;
    }

    private static Task<Conflict?> HoldAsync(NpgsqlTransaction transaction, Guid id, ConflictViewer viewer) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Conflict>(Hold, new { id, viewer.SeesDiscreet, viewer.Post }, transaction);
}
