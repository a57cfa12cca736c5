using Bmis.Central.Database;
using Bmis.Central.Fingerprints.Conflicts;
using Bmis.Central.Keys;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Dapper;

namespace Bmis.Central.StayLedger;

/// <summary>Reads a person's history, also of what he or she passed under other names.</summary>
internal sealed class TravellerHistories(IWarehouse warehouse, RecordSeal seal)
{
    private const string Select =
        """
        select crossing_id, content from history_item
        where person = any(@Keys) or document = any(@Keys) order by item_id desc limit @most
        """;

    /// <summary>The newest items, newest first.</summary>
    public async Task<IReadOnlyList<HistoryItem>> OfAsync(PersonKeys person, CancellationToken cancellation)
    {
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(cancellation);
        var rows = await connection.QueryAsync<(Guid Crossing, byte[] Content)>(new CommandDefinition(
            Select, new { person.Keys, most = HistoryContract.MostItems }, cancellationToken: cancellation));
        return [.. rows.SelectMany(row => Items(row.Crossing, row.Content, isComplete: true))];
    }

    /// <summary>The items of a row.</summary>
    public IEnumerable<HistoryItem> Items(Guid crossing, byte[] content, bool isComplete) =>
        seal.History(crossing, content) is { } opened && HistoryContract.TryRead(opened, out var items, out _)
            ? items.Select(item => item with { IsComplete = isComplete })
            : [];
}
