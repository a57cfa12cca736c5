using Bmis.Central.Keys;
using Dapper;
using Npgsql;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Writes what was done about a conflict, and reads it. Whoever writes holds the conflict's row.</summary>
internal sealed class ConflictActs(RecordSeal seal)
{
    private const string Lane = "finger conflict";

    private const string Insert =
        """
        insert into finger_conflict_act (conflict_id, number, act, at, actor, outcome, words)
        values (@ConflictId, @Number, @Act, @At, @Actor, @Outcome, @Words)
        """;

    private const string Update =
        """
        update finger_conflict set state = @state, outcome = @outcome, decided = @decided, proposed_by = @proposedBy,
            changed_at = @At, acts = @Number
        where conflict_id = @ConflictId
        """;

    private const string Select =
        """
        select conflict_id, number, act, at, actor, outcome, words from finger_conflict_act
        where conflict_id = @id order by number
        """;

    /// <summary>Writes an act, and the state that the conflict has after it.</summary>
    public async Task AddAsync(NpgsqlTransaction transaction, Conflict conflict, ConflictAct act)
    {
        var number = conflict.Acts + 1;
        var written = act with
        {
            ConflictId = conflict.ConflictId,
            Number = number,
            Words = act.Said.Length == 0 ? null : seal.Seal(0, Lane, Place(conflict.ConflictId, number), act.Said),
        };
        await transaction.Connection!.ExecuteAsync(Insert, written, transaction);
        // What does not come about leaves in force what was.
        var decided = act.Act == ConflictAct.Confirmed ? act.Outcome : conflict.Decided;
        await transaction.Connection!.ExecuteAsync(
            Update,
            new
            {
                written.ConflictId,
                written.Number,
                written.At,
                state = StateAfter(act.Act, decided),
                outcome = act.Act == ConflictAct.Proposed ? act.Outcome : decided,
                decided,
                proposedBy = act.Act == ConflictAct.Proposed ? act.Actor : "",
            },
            transaction);
    }

    /// <summary>What was done, oldest first.</summary>
    public async Task<IReadOnlyList<ConflictAct>> ReadAsync(NpgsqlConnection connection, Guid id) =>
        [.. (await connection.QueryAsync<ConflictAct>(Select, new { id })).Select(act => act with
        {
            Said = seal.Words(0, Lane, Place(act.ConflictId, act.Number), act.Words),
        })];

    private static string StateAfter(string act, string decided) => act switch
    {
        ConflictAct.Proposed => ConflictState.Proposed,
        _ when decided.Length > 0 => ConflictState.Decided,
        ConflictAct.Erased or ConflictAct.Ended => ConflictState.Erased,
        _ => ConflictState.Open,
    };

    private static string Place(Guid conflict, int number) => $"{conflict}/{number}";
}
