using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Watchlists.Entries;
using Dapper;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Reads the conflicts for the pages. What a person may not see does not exist for him or her.</summary>
internal sealed class ConflictStore(
    IWarehouse warehouse, EnrolmentStore enrolments, ApprovedReader approved, ConflictActs acts)
{
    private const string SelectOne =
        $"select {Conflict.Columns} from finger_conflict where conflict_id = @id and {ConflictViewer.Condition}";

    private const string SelectWaiting =
        $"""
        select {Conflict.Columns} from finger_conflict
        where state = any(@states) and {ConflictViewer.Condition}
            and (@at::timestamptz is null or (found_at, conflict_id) > (@at, @after))
        order by found_at, conflict_id limit @limit
        """;

    private const string SelectOver =
        $"""
        select {Conflict.Columns} from finger_conflict
        where state = any(@states) and {ConflictViewer.Condition}
            and (@at::timestamptz is null or (changed_at, conflict_id) < (@at, @after))
        order by changed_at desc, conflict_id desc limit @limit
        """;

    private const string SelectOfEntry =
        $"""
        select {Conflict.Columns} from finger_conflict
        where entry_id = @entryId and {ConflictViewer.Condition} order by found_at desc, conflict_id desc limit @limit
        """;

    private const string Count =
        $"select count(*) from finger_conflict where state in ('open', 'proposed') and {ConflictViewer.Condition}";

    /// <summary>The page that the filter names.</summary>
    public async Task<ConflictPage> ReadAsync(
        ConflictFilter filter, ConflictViewer viewer, CancellationToken cancellation)
    {
        string[] states = filter.State == ConflictFilter.Waiting
            ? [ConflictState.Open, ConflictState.Proposed]
            : [filter.State];
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var found = (await connection.QueryAsync<Conflict>(
            filter.IsOver ? SelectOver : SelectWaiting,
            new
            {
                states,
                viewer.SeesDiscreet,
                viewer.Post,
                at = filter.After?.At,
                after = filter.After?.ConflictId,
                limit = ConflictPage.Size + 1,
            })).ToList();
        var lines = new List<ConflictLine>();
        foreach (var conflict in found.Take(ConflictPage.Size))
            lines.Add(await LineAsync(conflict, cancellation));
        var last = found.Count > lines.Count ? lines[^1].Conflict : null;
        return new(
            lines, last is null ? null : new(filter.IsOver ? last.ChangedAt : last.FoundAt, last.ConflictId));
    }

    /// <summary>One conflict with both enrolments; null when there is none for this person.</summary>
    public async Task<ConflictLine?> FindAsync(Guid id, ConflictViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<Conflict>(
            SelectOne, new { id, viewer.SeesDiscreet, viewer.Post }) is { } conflict
            ? await LineAsync(conflict, cancellation)
            : null;
    }

    /// <summary>What was done about it, oldest first.</summary>
    public async Task<IReadOnlyList<ConflictAct>> ActsAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await acts.ReadAsync(connection, id);
    }

    /// <summary>What was found of an alert entry and exists for this person, the newest first.</summary>
    public async Task<IReadOnlyList<ConflictLine>> OfEntryAsync(
        string entryId, ConflictViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var lines = new List<ConflictLine>();
        foreach (var conflict in await connection.QueryAsync<Conflict>(
            SelectOfEntry, new { entryId, viewer.SeesDiscreet, viewer.Post, limit = ConflictPage.Size }))
            lines.Add(await LineAsync(conflict, cancellation));
        return lines;
    }

    /// <summary>How many wait for this person.</summary>
    public async Task<int> CountAsync(ConflictViewer viewer, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteScalarAsync<int>(Count, new { viewer.SeesDiscreet, viewer.Post });
    }

    private async Task<ConflictLine> LineAsync(Conflict conflict, CancellationToken cancellation) => new(
        conflict,
        await FindAsync(conflict.One, cancellation),
        conflict.IsOfEntry ? null : await FindAsync(conflict.Other, cancellation),
        conflict.IsOfEntry ? (await approved.CurrentAsync(cancellation)).Find(conflict.EntryId) : null);

    private async Task<StoredEnrolment?> FindAsync(GalleryKey key, CancellationToken cancellation) =>
        await enrolments.FindAsync(key.RegionId, key.EnrolmentId, cancellation) is { Enrolled: not null } found
            ? found
            : null;
}
