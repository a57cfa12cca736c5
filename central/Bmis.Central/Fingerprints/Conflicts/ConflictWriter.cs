using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Central.Database;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Fingerprints.Enrolments;
using Bmis.Central.Keys;
using Dapper;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Writes the conflicts that a search finds, and closes those of which an enrolment was erased.</summary>
internal sealed class ConflictWriter(
    IWarehouse warehouse,
    EnrolmentStore enrolments,
    ConflictActs acts,
    WarehouseKeys keys,
    IFingerprintEngine engine,
    TimeProvider clock)
{
    // Those that know whom they are about.
    private const string SelectKnowing =
        $"select {Conflict.Columns} from finger_conflict where state <> 'erased' and cardinality(persons) > 0";

    private const string HoldOne =
        $"""
        select {Conflict.Columns} from finger_conflict
        where conflict_id = @ConflictId and state <> 'erased' and cardinality(persons) > 0 for update
        """;

    private const string SelectErased =
        """
        select region_id, enrolment_id from finger_enrolment
            join unnest(@regions, @ids) as wanted (region_id, enrolment_id) using (region_id, enrolment_id)
        where content is null
        """;

    private const string SelectLiving =
        """
        select one from unnest(@persons) as one where exists (
            select from finger_enrolment where (person = one or document = one) and content is not null)
        """;

    private const string Forget =
        """
        update finger_conflict set persons = '{}' where conflict_id = @ConflictId;
        update finger_conflict_act set words = null where conflict_id = @ConflictId and words is not null
        """;

    /// <summary>Writes what was found about other persons; says how many are new.</summary>
    public async Task<int> WriteAsync(
        StoredEnrolment searched,
        (IReadOnlyList<Candidate> Alike, double Threshold) found,
        int subjects,
        CancellationToken cancellation)
    {
        var written = 0;
        foreach (var (candidate, stored) in Others(searched, await StoredAsync(found.Alike, cancellation)))
            if (await WriteAsync(
                ConflictRow.Of(searched, stored, candidate), found.Threshold, subjects, cancellation))
                written++;
        return written;
    }

    /// <summary>Writes who was found of an alert entry; says how many are new.</summary>
    public async Task<int> WriteAsync(
        EntryPrintTask entry,
        (IReadOnlyList<Candidate> Alike, double Threshold) found,
        int subjects,
        CancellationToken cancellation)
    {
        var written = 0;
        foreach (var (candidate, stored) in await StoredAsync(found.Alike, cancellation))
            if (await WriteAsync(entry, (stored, candidate, false), (found.Threshold, subjects), cancellation))
                written++;
        return written;
    }

    /// <summary>Writes that an enrolment and an alert entry are alike; says whether it is new.</summary>
    public Task<bool> WriteAsync(
        EntryPrintTask entry,
        (StoredEnrolment Stored, Candidate Candidate, bool IsProbe) found,
        (double Threshold, int Subjects) search,
        CancellationToken cancellation) => WriteAsync(
            ConflictRow.Of(
                found.Stored, (entry, keys.Index($"entry|{entry.EntryId}")!), found.Candidate, found.IsProbe),
            search.Threshold,
            search.Subjects,
            cancellation);

    /// <summary>
    /// Closes what waits about enrolments that are erased, and takes persons and words out of what is decided unless both
    /// persons have other enrolments; says how many there were.
    /// </summary>
    public async Task<int> CloseErasedAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var knowing = (await connection.QueryAsync<Conflict>(SelectKnowing)).ToList();
        var enrolled = knowing.SelectMany(one => one.IsOfEntry ? [one.One] : new[] { one.One, one.Other })
            .Distinct().ToList();
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var erased = (await reading.QueryAsync<(int, Guid)>(SelectErased, new
        {
            regions = enrolled.Select(one => one.RegionId).ToArray(),
            ids = enrolled.Select(one => one.EnrolmentId).ToArray(),
        })).Select(one => new GalleryKey(one.Item1, one.Item2)).ToHashSet();
        var closed = knowing.Where(one => erased.Contains(one.One) || erased.Contains(one.Other)).ToList();
        var living = (await reading.QueryAsync<byte[]>(SelectLiving, new
        {
            persons = closed.SelectMany(one => one.Persons).ToArray(),
        })).Select(Convert.ToHexString).ToHashSet();
        closed.RemoveAll(one => one.State == ConflictState.Decided && IsKnown(one, living));
        foreach (var conflict in closed)
            await CloseAsync(conflict.ConflictId, IsKnown(conflict, living), cancellation);
        return closed.Count;
    }

    private async Task<List<(Candidate Candidate, StoredEnrolment Stored)>> StoredAsync(
        IReadOnlyList<Candidate> candidates, CancellationToken cancellation)
    {
        var found = new List<(Candidate Candidate, StoredEnrolment Stored)>();
        foreach (var candidate in candidates)
            if (await enrolments.FindAsync(candidate.Subject, cancellation) is { Enrolled: not null } stored)
                found.Add((candidate, stored));
        return found;
    }

    // Whoever is linked with the traveller by a name or document of one who is, is the traveller too.
    private static List<(Candidate Candidate, StoredEnrolment Stored)> Others(
        StoredEnrolment searched, List<(Candidate Candidate, StoredEnrolment Stored)> found)
    {
        List<StoredEnrolment> own = [searched];
        for (var i = 0; i < own.Count; i++)
        {
            var one = own[i];
            own.AddRange(found.Where(other => one.IsOfOneTraveller(other.Stored)).Select(other => other.Stored));
            found = [.. found.Where(other => !one.IsOfOneTraveller(other.Stored))];
        }

        return found;
    }

    private async Task<bool> WriteAsync(ConflictRow row, double threshold, int subjects, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await (row with
        {
            Id = Guid.CreateVersion7(now),
            Engine = engine.Name,
            Subjects = subjects,
            Threshold = threshold,
            FoundAt = now.UtcDateTime,
        }).WriteAsync(connection);
    }

    // Of an entry and a person nobody but the person is enrolled.
    private static bool IsKnown(Conflict conflict, HashSet<string> living) =>
        conflict.Persons.Count(one => living.Contains(Convert.ToHexString(one))) == (conflict.IsOfEntry ? 1 : 2);

    private async Task CloseAsync(Guid id, bool isKnown, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Conflict>(
            HoldOne, new { ConflictId = id }, transaction) is not { } conflict)
            return;
        var erased = new ConflictAct { Act = ConflictAct.Erased, At = clock.GetUtcNow().UtcDateTime };
        if (conflict.State != ConflictState.Decided)
            await acts.AddAsync(transaction, conflict, erased);
        if (!isKnown || conflict.Decided.Length == 0)
            await connection.ExecuteAsync(Forget, new { conflict.ConflictId }, transaction);
        await transaction.CommitAsync(cancellation);
    }
}
