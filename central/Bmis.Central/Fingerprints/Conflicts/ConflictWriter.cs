using Bmis.Biometrics;
using Bmis.Biometrics.Identification;
using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Enrolments;
using Dapper;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>Writes the conflicts that a search finds, and closes those of which an enrolment was erased.</summary>
internal sealed class ConflictWriter(
    IWarehouse warehouse, EnrolmentStore enrolments, ConflictActs acts, IFingerprintEngine engine, TimeProvider clock)
{
    // Two persons about whom somebody has decided, or about whom one conflict waits, make no second one.
    private const string Insert =
        """
        insert into finger_conflict (conflict_id, region_id, enrolment_id, post_code, other_region_id,
            other_enrolment_id, other_post_code, persons, engine, subjects, score, threshold, fingers, other_fingers,
            scores, found_at, state, changed_at)
        select @id, @region, @enrolment, @post, @otherRegion, @otherEnrolment, @otherPost, @persons, @engine, @Subjects,
            @score, @Threshold, @fingers, @others, @scores, @now, 'open', @now
        where not exists (
            select from finger_conflict where persons = @persons
                and (state in ('open', 'proposed') or (state = 'decided' and outcome <> 'undetermined')))
        on conflict do nothing
        """;

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
        var alike = new List<(Candidate Candidate, StoredEnrolment Stored)>();
        foreach (var candidate in found.Alike)
            if (await enrolments.FindAsync(candidate.Subject, cancellation) is
                { Enrolled: not null } stored)
                alike.Add((candidate, stored));
        var written = 0;
        foreach (var (candidate, stored) in Others(searched, alike))
            written += await WriteAsync(searched, stored, candidate, (found.Threshold, subjects), cancellation);
        return written;
    }

    /// <summary>
    /// Closes what waits about enrolments that are erased, and takes persons and words out of what is decided; says how
    /// many there were.
    /// </summary>
    public async Task<int> CloseErasedAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var knowing = (await connection.QueryAsync<Conflict>(SelectKnowing)).ToList();
        var keys = knowing.SelectMany(one => new[] { one.One, one.Other }).Distinct().ToList();
        await using var reading = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var erased = (await reading.QueryAsync<(int, Guid)>(SelectErased, new
        {
            regions = keys.Select(one => one.RegionId).ToArray(), ids = keys.Select(one => one.EnrolmentId).ToArray(),
        })).Select(one => new GalleryKey(one.Item1, one.Item2)).ToHashSet();
        var closed = knowing.Where(one => erased.Contains(one.One) || erased.Contains(one.Other)).ToList();
        foreach (var conflict in closed)
            await CloseAsync(conflict.ConflictId, cancellation);
        return closed.Count;
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

    private async Task<int> WriteAsync(
        StoredEnrolment searched,
        StoredEnrolment other,
        Candidate candidate,
        (double Threshold, int Subjects) search,
        CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(Insert, new
        {
            id = Guid.CreateVersion7(now),
            region = searched.RegionId,
            enrolment = searched.EnrolmentId,
            post = searched.PostCode,
            otherRegion = other.RegionId,
            otherEnrolment = other.EnrolmentId,
            otherPost = other.PostCode,
            persons = Persons(searched, other),
            engine = engine.Name,
            search.Subjects,
            score = candidate.Score,
            search.Threshold,
            fingers = candidate.Fingers.Select(one => (short)one.Probe).ToArray(),
            others = candidate.Fingers.Select(one => (short)one.Enrolled).ToArray(),
            scores = candidate.Fingers.Select(one => one.Verification.Score).ToArray(),
            now = now.UtcDateTime,
        });
    }

    private async Task CloseAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<Conflict>(
            HoldOne, new { ConflictId = id }, transaction) is not { } conflict)
            return;
        var erased = new ConflictAct { Act = ConflictAct.Erased, At = clock.GetUtcNow().UtcDateTime };
        if (conflict.State != ConflictState.Decided)
            await acts.AddAsync(transaction, conflict, erased);
        await connection.ExecuteAsync(Forget, new { conflict.ConflictId }, transaction);
        await transaction.CommitAsync(cancellation);
    }

    // Whoever has no full birth date is told by the document, or stands for this enrolment alone.
    private static byte[][] Persons(StoredEnrolment one, StoredEnrolment other) =>
        [.. new[] { Person(one), Person(other) }.OrderBy(Convert.ToHexString, StringComparer.Ordinal)];

    private static byte[] Person(StoredEnrolment one) =>
        one.Person ?? one.Document ?? one.EnrolmentId.ToByteArray(bigEndian: true);
}
