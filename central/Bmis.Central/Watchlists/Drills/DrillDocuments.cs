using Bmis.Biographics;
using Bmis.Central.Database;
using Bmis.Central.Keys;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Dapper;
using Npgsql;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// Knows the invented persons of drills by their documents, also where a lane let one pass without a hit.
/// </summary>
internal sealed class DrillDocuments(IWarehouse warehouse, RecordSeal seal)
{
    private const string Insert =
        """
        insert into drill_document (document, drill_id, is_discreet) values (@document, @Id, @IsDiscreet)
        on conflict do nothing
        """;

    private const string Select =
        "select document, drill_id, is_discreet from drill_document where document = any(@documents)";

    /// <summary>Keeps the document of a drill, in the transaction that approves it.</summary>
    public static Task AddAsync(NpgsqlTransaction transaction, WarehouseKeys keys, Drill drill)
    {
        var number = drill.Person.Documents[0].Number;
        var document = keys.Index(HistoryKeys.Document(new("P", DrillRules.Specimen, number, PartialDate.Unknown)));
        return transaction.Connection!.ExecuteAsync(Insert, new { document, drill.Id, drill.IsDiscreet }, transaction);
    }

    /// <summary>
    /// What makes each of these crossings part of a drill; null for those that are none. Only specimen documents are
    /// looked up, so that real travellers cost nothing.
    /// </summary>
    public async Task<IReadOnlyList<DrillMark?>> MarksAsync(
        IReadOnlyList<Crossing> crossings, CancellationToken cancellation)
    {
        var documents = crossings.Select(Key).ToList();
        var wanted = documents.OfType<byte[]>().ToArray();
        var known = wanted.Length == 0 ? [] : await FindAsync(wanted, cancellation);
        return [.. crossings.Select((crossing, i) => Mark(
            crossing,
            documents[i] is { } key && known.TryGetValue(Convert.ToHexString(key), out var row) ? row : null))];
    }

    private static DrillMark? Mark(Crossing crossing, Row? row)
    {
        var ids = crossing.Hits.Where(hit => hit.IsDrill).Select(hit => hit.EntryId);
        string[] all = [.. (row is null ? ids : ids.Append(row.DrillId)).Distinct()];
        if (all.Length == 0) return null;
        // Whom no lane hit is left out too. A discreet drill is not: the missing count would tell of it.
        var isMissed = row is { IsDiscreet: false } && !crossing.Hits.Any(hit => hit.IsOpen && !hit.IsDrill);
        return new(all, crossing.IsDrill || isMissed);
    }

    private byte[]? Key(Crossing crossing) => crossing.Document is { } document
        && document.IssuingState == DrillRules.Specimen
            ? seal.Index(HistoryKeys.Document(document))
            : null;

    private async Task<Dictionary<string, Row>> FindAsync(byte[][] documents, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<Row>(
            new CommandDefinition(Select, new { documents }, cancellationToken: cancellation));
        return rows.ToDictionary(row => Convert.ToHexString(row.Document));
    }

    private sealed record Row
    {
        public byte[] Document { get; init; } = [];

        public string DrillId { get; init; } = "";

        public bool IsDiscreet { get; init; }
    }
}
