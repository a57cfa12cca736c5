using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Fingerprints;
using Dapper;

namespace Bmis.Central.Fingerprints.Enrolments;

/// <summary>Reads enrolments, opened; what is erased is not there.</summary>
internal sealed class EnrolmentStore(IWarehouse warehouse, RecordSeal seal)
{
    private const string Columns =
        "region_id, enrolment_id, crossing_id, post_code, taken_at, person, document, content";

    private const string SelectOne =
        $"select {Columns} from finger_enrolment where region_id = @region and enrolment_id = @id";

    private const string SelectById =
        $"select {Columns} from finger_enrolment where enrolment_id = @id and content is not null limit 1";

    private const string SelectEarlier =
        $"""
        select {Columns} from finger_enrolment
        where (person = any(@Keys) or document = any(@Keys) or enrolment_id = any(@Ids))
            and content is not null and prints > 0
        order by taken_at desc, enrolment_id limit @most
        """;

    private const string SelectSame =
        """
        select region_id, enrolment_id from finger_enrolment
        where (enrolment_id = @EnrolmentId or person = @Person or document = @Document) and content is not null
        """;

    private const string SelectRegions = "select distinct region_id from post order by region_id";

    /// <summary>One enrolment; null when there is none.</summary>
    public async Task<StoredEnrolment?> FindAsync(int region, Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<StoredEnrolment>(
            new CommandDefinition(SelectOne, new { region, id }, cancellationToken: cancellation)) is { } row
            ? Open(row)
            : null;
    }

    /// <summary>One enrolment of any region; null when there is none, or it is erased.</summary>
    public async Task<StoredEnrolment?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<StoredEnrolment>(
            new CommandDefinition(SelectById, new { id }, cancellationToken: cancellation)) is { } row
            ? Open(row)
            : null;
    }

    /// <summary>The newest with prints of a person.</summary>
    public async Task<IReadOnlyList<StoredEnrolment>> EarlierAsync(
        PersonKeys person, int most, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<StoredEnrolment>(new CommandDefinition(
            SelectEarlier, new { person.Keys, person.Ids, most }, cancellationToken: cancellation));
        return [.. rows.Select(Open).Where(one => one.Enrolled is not null)];
    }

    /// <summary>
    /// Every enrolment of the same person or document and the enrolment itself, with prints or without: what cannot be
    /// opened is told too.
    /// </summary>
    public async Task<IReadOnlyList<(int RegionId, Guid EnrolmentId)>> SameAsync(
        StoredEnrolment one, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForReading().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<(int, Guid)>(new CommandDefinition(
            SelectSame, new { one.EnrolmentId, one.Person, one.Document }, cancellationToken: cancellation))];
    }

    /// <summary>The regions of the country.</summary>
    public async Task<IReadOnlyList<int>> RegionsAsync(CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        return [.. await connection.QueryAsync<int>(SelectRegions)];
    }

    /// <summary>A row with what the lane wrote.</summary>
    public StoredEnrolment Open(StoredEnrolment row) => row with
    {
        Content = null,
        Enrolled = seal.Fingers(row.RegionId, row.EnrolmentId, row.Content) is { } content
            && FingerprintContract.TryRead(content, out var happened, out _)
            ? happened as FingersEnrolled
            : null,
    };
}
