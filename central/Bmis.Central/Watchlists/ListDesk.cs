using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Imports versions of alert lists and publishes them once a second person has approved.
/// </summary>
internal sealed class ListDesk(AlertListStore store, LanePublication lanes, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Stores a new version. The same content as the newest version stores nothing.</summary>
    public async Task<ImportOutcome> ImportAsync(
        string listName,
        IListImporter importer,
        IReadOnlyList<SourceFile> files,
        string by,
        CancellationToken cancellation)
    {
        var result = importer.Import(files);
        await using var connection = await store.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var source = result.Succeeded
            ? await AlertListStore.HoldAsync(transaction, listName, importer.Source, Now)
            : importer.Source;
        var outcome = source != importer.Source
            ? ImportOutcome.Refused(listName, [new("", 0, "", $"The list {listName} comes from the source {source}.")])
            : result.Succeeded
                ? await StoreAsync(transaction, listName, importer.Source, result, by, cancellation)
                : ImportOutcome.Refused(listName, result.Problems);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await AlertListStore.AddImportAsync(transaction, id, importer.Source, outcome, Now, by);
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    /// <summary>Approves a version as another person than its importer, and publishes.</summary>
    public async Task<ApprovalResult> ApproveAsync(
        string listName, long version, string by, CancellationToken cancellation)
    {
        await using (var connection = await store.OpenAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await ProposalStore.HoldAsync(transaction);
            var found = await AlertListStore.FindAsync(transaction, listName, version);
            if (Refusal(found, by) is { } refusal) return refusal;
            var approved = await store.ApprovedAsync(cancellation);
            if (approved.Any(other => other.ListName == listName && other.Version > version))
                return ApprovalResult.NewerApproved;
            if (!await AlertListStore.ApproveAsync(transaction, listName, version, Now, by))
                return ApprovalResult.AlreadyApproved;
            await transaction.CommitAsync(cancellation);
        }

        await lanes.PublishAsync(cancellation);
        return ApprovalResult.Published;
    }

    private static ApprovalResult? Refusal(StoredVersion? version, string by) => version switch
    {
        null => ApprovalResult.NotFound,
        { IsApproved: true } => ApprovalResult.AlreadyApproved,
        _ when string.Equals(version.ImportedBy, by, StringComparison.OrdinalIgnoreCase) => ApprovalResult.OwnImport,
        _ => null,
    };

    private async Task<ImportOutcome> StoreAsync(
        Npgsql.NpgsqlTransaction transaction,
        string listName,
        string source,
        ImportResult result,
        string by,
        CancellationToken cancellation)
    {
        var file = AlertListFile.Write(result.Entries!);
        var newest = await AlertListStore.NewestAsync(transaction, listName);
        if (newest is not null && await AlertListStore.HasContentAsync(transaction, newest, file))
            return new(listName, newest, false, new([], [], []), [], result.Warnings);
        var before = newest is null ? [] : await store.EntriesAsync(newest, cancellation);
        var difference = ListDifference.Between(before, result.Entries!);
        var version = new StoredVersion(
            listName,
            source,
            (newest?.Version ?? 0) + 1,
            result.Entries!.Count,
            difference.Added.Count,
            difference.Removed.Count,
            difference.Changed.Count,
            Now,
            by,
            null,
            null);
        await store.AddVersionAsync(transaction, version, file);
        return new(listName, version, true, difference, [], result.Warnings);
    }
}
