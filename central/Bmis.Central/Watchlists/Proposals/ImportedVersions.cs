using System.Security.Cryptography;
using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;
using Npgsql;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// Imported versions as proposals: what they change, and whether they are still what was shown. What was reviewed last
/// is held, because a page that is open asks for it with every word of news. Safe for all threads.
/// </summary>
internal sealed class ImportedVersions(AlertListStore store, ApprovedReader approved) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private (string Of, ImportReview Review)? _held;

    /// <summary>What a version changes against the one in effect.</summary>
    public async Task<ProposedChange> ChangeAsync(
        NpgsqlTransaction transaction,
        StoredVersion version,
        IReadOnlyList<AlertEntry> entries,
        CancellationToken cancellation)
    {
        var inEffect = await AlertListStore.InEffectAsync(transaction, version.ListName);
        var before = inEffect is null ? [] : await store.EntriesAsync(inEffect, cancellation);
        var difference = ListDifference.Between(before, entries);
        var change = new ImportedChange(
            version.ListName, version.Source, version.Version, version.Sha256, version.Entries,
            difference.Added.Count, difference.Removed.Count, difference.Changed.Count, DigestOf(difference));
        return new(
            change.SubjectId, (int)(inEffect?.Version ?? 0), inEffect?.Sha256 ?? "", null, null, null, change);
    }

    /// <summary>Why a person may not put a version into effect.</summary>
    public async Task<ProposalProblem> ProblemAsync(
        NpgsqlTransaction transaction, ImportedChange change, string by, CancellationToken cancellation)
    {
        var version = await AlertListStore.FindAsync(transaction, change.ListName, change.Version);
        if (version is null) return ProposalProblem.NotFound;
        if (version.IsApproved) return ProposalProblem.AlreadyDecided;
        if (string.Equals(version.ImportedBy, by, StringComparison.OrdinalIgnoreCase)) return ProposalProblem.Own;
        if (version.Sha256 != change.Sha256 || await WholeAsync(version, cancellation) is not { } entries)
            return ProposalProblem.ContentChanged;
        return await ElsewhereAsync(version.ListName, entries, cancellation) is null
            ? ProposalProblem.None
            : ProposalProblem.IdElsewhere;
    }

    /// <summary>
    /// An entry of another list in effect with an id of these: lanes would get one of the two alone. Null for none.
    /// </summary>
    public async Task<ListedEntry?> ElsewhereAsync(
        string listName, IReadOnlyList<AlertEntry> entries, CancellationToken cancellation) =>
        (await approved.CurrentAsync(cancellation)).Elsewhere(listName, entries.Select(entry => entry.Id));

    /// <summary>
    /// Every entry that a version adds, removes or changes; null when the stored files are not what was proposed.
    /// </summary>
    public async Task<ImportReview?> ReviewAsync(ProposedChange proposed, CancellationToken cancellation)
    {
        var change = proposed.Imported!;
        var of = FormattableString.Invariant(
            $"{change} {change.Sha256} {change.DifferenceSha256} {proposed.Base} {proposed.BaseDigest}");
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_held is { } held && held.Of == of) return held.Review;
            var review = await ReadAsync(proposed, change, cancellation);
            if (review is not null) _held = (of, review);
            return review;
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<ImportReview?> ReadAsync(
        ProposedChange proposed, ImportedChange change, CancellationToken cancellation)
    {
        var after = await EntriesAsync(change.ListName, change.Version, change.Sha256, cancellation);
        var before = await EntriesAsync(change.ListName, proposed.Base, proposed.BaseDigest, cancellation);
        var difference = ListDifference.Between(before.Values, after.Values);
        return DigestOf(difference) == change.DifferenceSha256 ? new(difference, before, after) : null;
    }

    private async Task<Dictionary<string, AlertEntry>> EntriesAsync(
        string listName, long number, string sha256, CancellationToken cancellation)
    {
        if (number == 0) return [];
        var version = await store.FindAsync(listName, number, cancellation);
        return version?.Sha256 == sha256
            ? (await store.EntriesAsync(version, cancellation)).ToDictionary(entry => entry.Id, StringComparer.Ordinal)
            : throw new InvalidDataException("It is another version.");
    }

    // Null where the stored file is not what its digest says.
    private async Task<IReadOnlyList<AlertEntry>?> WholeAsync(StoredVersion version, CancellationToken cancellation)
    {
        try
        {
            var file = await store.FileAsync(version, cancellation);
            return Convert.ToHexStringLower(SHA256.HashData(file)) == version.Sha256
                ? AlertListFile.Read(file).Entries
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string DigestOf(ListDifference difference) =>
        Convert.ToHexStringLower(SHA256.HashData(DeskWord.Write(difference)));
}
