using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Central.Watchlists.Drills;
using Dapper;
using Npgsql;

namespace Bmis.Central.Watchlists.Entries;

/// <summary>Every version of what the desk said, sealed in the warehouse. Nothing there ever changes.</summary>
internal sealed class DeskWordStore(IWarehouse warehouse, WarehouseKeys keys)
{
    private const string Newest = "select coalesce(max(number), 0) from desk_version";

    private const string After =
        "select number, subject_id, version, sealed from desk_version where number > @number order by number";

    private const string Of =
        """
        select v.number, v.subject_id, v.version, v.sealed, v.cause, v.written_at, v.proposal_id
        from desk_version v where v.subject_id = @subjectId order by v.version
        """;

    private const string At =
        """
        select v.number, v.subject_id, v.version, v.sealed
        from desk_version v
            join unnest(@subjects, @versions) as wanted (subject_id, version) using (subject_id, version)
        """;

    private const string Insert =
        """
        insert into desk_version (subject_id, version, proposal_id, cause, sealed, written_at)
        values (@subjectId, @version, @proposalId, @cause, @bytes, @at)
        """;

    /// <summary>Number of the newest version of all; it only grows.</summary>
    public async Task<long> NewestAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(Newest);
    }

    /// <summary>What was said after a number, in its order.</summary>
    public async Task<IReadOnlyList<(long Number, DeskWord Word)>> AfterAsync(
        long number, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(After, new { number });
        return [.. rows.Select(row => (row.Number, Opened(row)))];
    }

    /// <summary>Everything that was ever said of a subject, the first first.</summary>
    public async Task<IReadOnlyList<PastWord>> OfAsync(string subjectId, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(Of, new { subjectId });
        return [.. rows.Select(row => new PastWord(Opened(row), row.Cause, row.WrittenAt, row.ProposalId))];
    }

    /// <summary>What was said of subjects in certain versions; those that never were are not there.</summary>
    public async Task<IReadOnlyDictionary<string, DeskWord>> AtAsync(
        IReadOnlyList<(string SubjectId, int Version)> wanted, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(At, new
        {
            subjects = wanted.Select(one => one.SubjectId).ToArray(),
            versions = wanted.Select(one => one.Version).ToArray(),
        });
        return rows.ToDictionary(row => row.SubjectId, Opened);
    }

    /// <summary>Writes a version; whoever does holds the desk.</summary>
    public async Task AddAsync(
        NpgsqlTransaction transaction, DeskWord word, Guid proposalId, string cause, DateTime at)
    {
        if (word.Drill is { } plan)
            await DrillDocuments.AddAsync(transaction, keys, new(word.SubjectId, word.Version, plan));
        await transaction.Connection!.ExecuteAsync(
            Insert,
            new
            {
                word.SubjectId,
                word.Version,
                proposalId,
                cause,
                at,
                bytes = keys.SealSecret(Place(word.SubjectId, word.Version), DeskWord.Write(word)),
            },
            transaction);
    }

    private DeskWord Opened(Row row) =>
        DeskWord.Read<DeskWord>(keys.OpenSecret(Place(row.SubjectId, row.Version), row.Sealed));

    private static string Place(string subjectId, int version) =>
        FormattableString.Invariant($"desk {subjectId} {version}");

    private ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellation) =>
        warehouse.ForRegistry().OpenConnectionAsync(cancellation);

    private sealed record Row
    {
        public long Number { get; init; }

        public string SubjectId { get; init; } = "";

        public int Version { get; init; }

        public byte[] Sealed { get; init; } = [];

        public string Cause { get; init; } = "";

        public DateTime WrittenAt { get; init; }

        public Guid ProposalId { get; init; }
    }
}
