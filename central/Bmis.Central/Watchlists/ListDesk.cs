using System.Security.Cryptography;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.Watchlists;

/// <summary>
/// Imports versions of alert lists. Each is a proposal at once, which another person signs; a newer version takes the
/// place of one that still waits.
/// </summary>
internal sealed class ListDesk(
    AlertListStore store, ProposalStore proposals, ImportedVersions versions, TimeProvider clock)
{
    /// <summary>Who imports where a machine does and nobody is named.</summary>
    public const string CommandLine = "command-line";

    private const string Superseded = "superseded";

    private static readonly ListDifference Nothing = new([], [], []);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Stores a new version and proposes it. The same content as the newest version stores nothing.
    /// </summary>
    public async Task<ImportOutcome> ImportAsync(
        string listName,
        IListImporter importer,
        IReadOnlyList<SourceFile> files,
        string by,
        CancellationToken cancellation)
    {
        // Reading and packing a large list takes long: nobody waits for it.
        var result = importer.Import(files);
        var file = result.Succeeded ? AlertListFile.Write(result.Entries) : [];
        await using var connection = await store.OpenAsync(cancellation);
        await using var transaction = await ProposalStore.HoldAsync(connection, cancellation);
        var outcome = await RefusalAsync(
            transaction, listName, importer.Source, result, by, cancellation) is { } problems
            ? ImportOutcome.Refused(listName, problems)
            : await StoreAsync(transaction, (listName, importer.Source), result, file, by, cancellation);
        if (outcome.Version is { IsApproved: false } version)
            outcome = outcome with
            {
                ProposalId = await ProposeAsync(
                    transaction, version, result.Entries!, ReasonOf(files), by, cancellation),
            };
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await AlertListStore.AddImportAsync(transaction, id, importer.Source, outcome, Now, by);
        await transaction.CommitAsync(cancellation);
        return outcome;
    }

    private async Task<IReadOnlyList<ImportProblem>?> RefusalAsync(
        NpgsqlTransaction transaction,
        string listName,
        string importSource,
        ImportResult result,
        string by,
        CancellationToken cancellation)
    {
        if (!result.Succeeded) return result.Problems;
        if (by != CommandLine && !await DeskRole.HasAsync(transaction, by, Now))
            return [new("", 0, "", "Whoever imports has no account that owns the alert lists.")];
        if (await versions.ElsewhereAsync(listName, result.Entries, cancellation) is { } other)
            return [new("", 0, "", $"The id {other.Id} stands on the list {other.List.Name}, which is in effect.")];
        var source = await AlertListStore.HoldAsync(transaction, listName, importSource, Now);
        return source == importSource
            ? null
            : [new("", 0, "", $"The list {listName} comes from the source {source}.")];
    }

    private async Task<ImportOutcome> StoreAsync(
        NpgsqlTransaction transaction,
        (string Name, string Source) list,
        ImportResult result,
        byte[] file,
        string by,
        CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(file));
        var newest = await AlertListStore.NewestAsync(transaction, list.Name);
        if (newest?.Sha256 == sha256) return new(list.Name, newest, false, Nothing, [], result.Warnings);
        var before = newest is null ? [] : await store.EntriesAsync(newest, cancellation);
        var difference = ListDifference.Between(before, result.Entries!);
        var version = new StoredVersion(
            list.Name,
            list.Source,
            (newest?.Version ?? 0) + 1,
            result.Entries!.Count,
            difference.Added.Count,
            difference.Removed.Count,
            difference.Changed.Count,
            Now,
            by,
            null,
            null,
            sha256);
        await store.AddVersionAsync(transaction, version, file);
        return new(list.Name, version, true, difference, [], result.Warnings);
    }

    // Nothing is proposed twice: a version that waits already keeps its proposal.
    private async Task<Guid> ProposeAsync(
        NpgsqlTransaction transaction,
        StoredVersion version,
        IReadOnlyList<AlertEntry> entries,
        string reason,
        string by,
        CancellationToken cancellation)
    {
        var subject = ImportedChange.SubjectOf(version.ListName, version.Version);
        foreach (var open in await ProposalStore.OpenVersionsAsync(transaction, version.ListName))
        {
            if (open.Subjects.Contains(subject)) return open.ProposalId;
            await proposals.DecideAsync(transaction, open.ProposalId, Superseded, "", Now, by);
        }

        var change = await versions.ChangeAsync(transaction, version, entries, cancellation);
        var content = new ProposalContent(
            Guid.CreateVersion7(clock.GetUtcNow()), ProposalKind.Version, reason, [change]);
        await proposals.AddAsync(transaction, content, version.ListName, false, Now, by);
        return content.ProposalId;
    }

    private static string ReasonOf(IReadOnlyList<SourceFile> files)
    {
        var names = string.Join(", ", files.Select(file => file.Name));
        return names.Length <= ProposalDesk.LongestReason ? names : names[..ProposalDesk.LongestReason];
    }
}
