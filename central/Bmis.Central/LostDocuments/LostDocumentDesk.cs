using System.Security.Cryptography;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Central.Watchlists;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Bmis.Central.LostDocuments;

/// <summary>
/// Takes proposals of versions of the list of lost documents and decisions on them. A decision is written down before
/// anything is published; when that breaks off, the same approval carries it to its end.
/// </summary>
internal sealed class LostDocumentDesk(
    LostDocumentProposals store,
    LostDocumentStage stage,
    ListPublisher publisher,
    PublishedLists lists,
    AuditLog audit,
    IOptions<LostDocumentsOptions> options,
    IOptions<WatchlistsOptions> watchlists,
    TimeProvider clock)
{
    private const int LongestReason = 2000;

    // An index is made anew every month; four months later nobody should rely on one.
    private static readonly TimeSpan IndexLifetime = TimeSpan.FromDays(120);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Proposes a version; one of a trusted feed takes effect at once, and adds changes to what is in effect, no more.
    /// </summary>
    public async Task<LostDocumentOutcome> ProposeAsync(
        LostDocumentDraft draft, string feed, string by, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        await using var transaction = await LostDocumentProposals.HoldAsync(connection, cancellation);
        var problem = await RefusalAsync(transaction, draft, feed, by, cancellation);
        await NoteAsync("propose", Convert.ToHexStringLower(draft.SupplementSha256), by, problem, cancellation);
        if (problem != LostDocumentProblem.None) return new(problem, null);
        var proposal = await AddAsync(transaction, draft, feed, by, cancellation);
        await transaction.CommitAsync(cancellation);
        return feed.Length == 0
            ? new(LostDocumentProblem.None, proposal)
            : await DecideAsync(proposal.ContentSha256, by, cancellation);
    }

    /// <summary>Approves what has exactly this digest, as another person than the proposer, and publishes.</summary>
    public Task<LostDocumentOutcome> ApproveAsync(byte[] digest, string by, CancellationToken cancellation) =>
        DecideAsync(digest, by, cancellation);

    /// <summary>Rejects a proposal as another person.</summary>
    public async Task<LostDocumentOutcome> RejectAsync(
        byte[] digest, string reason, string by, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        await using var transaction = await LostDocumentProposals.HoldAsync(connection, cancellation);
        var proposal = await LostDocumentProposals.FindAsync(transaction, digest);
        var problem = await RefusalAsync(transaction, proposal, by);
        if (problem == LostDocumentProblem.None && reason.Trim().Length is 0 or > LongestReason)
            problem = LostDocumentProblem.NoReason;
        await NoteAsync("reject", Convert.ToHexStringLower(digest), by, problem, cancellation);
        if (problem != LostDocumentProblem.None) return new(problem, proposal);
        await store.DecideAsync(
            transaction, proposal!.ProposalId, LostDocumentProposal.Rejected, reason.Trim(), Now, by);
        await LostDocumentStage.ClearAsync(transaction);
        await transaction.CommitAsync(cancellation);
        return new(LostDocumentProblem.None, proposal);
    }

    private async Task<LostDocumentProposal> AddAsync(
        NpgsqlTransaction transaction,
        LostDocumentDraft draft,
        string feed,
        string by,
        CancellationToken cancellation)
    {
        var said = new LostDocumentProposal
        {
            ProposalId = Guid.CreateVersion7(clock.GetUtcNow()),
            IndexSha256 = draft.IndexSha256,
            SupplementSha256 = draft.SupplementSha256,
            Documents = draft.Documents,
            Overlays = draft.Overlays,
            Added = draft.Added,
            Removed = draft.Removed,
            BaseVersion = await LostDocumentProposals.InEffectAsync(transaction),
            Feed = feed,
            ProposedAt = Now,
            ProposedBy = by,
        };
        var proposal = said with { ContentSha256 = LostDocumentProposal.DigestOf(said) };
        await LostDocumentProposals.AddAsync(transaction, proposal);
        await LostDocumentStage.ClearAsync(transaction);
        await stage.PutSupplementAsync(transaction, proposal.ProposalId, draft.Supplement);
        if (await publisher.HoldsAsync(ListNames.LostDocuments, draft.IndexSha256, cancellation) is null)
            await stage.PutIndexAsync(transaction, draft.IndexFile, draft.IndexSha256, cancellation);
        return proposal;
    }

    private async Task<LostDocumentOutcome> DecideAsync(byte[] digest, string by, CancellationToken cancellation)
    {
        publisher.LoadKey().Dispose();
        // The turn lasts until what was decided is published: whoever comes second finds it done, not under way.
        await using var waiting = await store.OpenAsync(cancellation);
        await using var turn = await LostDocumentProposals.HoldAsync(waiting, cancellation);
        await using var connection = await store.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var proposal = await LostDocumentProposals.FindAsync(transaction, digest);
        var problem = await RefusalAsync(transaction, proposal, by);
        if (problem == LostDocumentProblem.None && !proposal!.IsUnfinished
            && await LostDocumentProposals.InEffectAsync(transaction) != proposal.BaseVersion)
            problem = LostDocumentProblem.BaseMoved;
        using var index = new TemporaryIndex();
        var supplement = problem == LostDocumentProblem.None
            ? await ContentAsync(transaction, proposal!, index, cancellation)
            : null;
        if (problem == LostDocumentProblem.None && supplement is null) problem = LostDocumentProblem.ContentChanged;
        await NoteAsync("approve", Convert.ToHexStringLower(digest), by, problem, cancellation);
        if (problem != LostDocumentProblem.None) return new(problem, proposal);
        if (!proposal!.IsUnfinished)
            await store.DecideAsync(
                transaction, proposal.ProposalId, LostDocumentProposal.Approved, "", Now, by);
        await transaction.CommitAsync(cancellation);
        return new(
            LostDocumentProblem.None,
            await PublishAsync(connection, proposal, index.File, supplement!, cancellation));
    }

    private async Task<LostDocumentProposal> PublishAsync(
        NpgsqlConnection connection,
        LostDocumentProposal proposal,
        string file,
        byte[] supplement,
        CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var index = await publisher.HoldsAsync(ListNames.LostDocuments, proposal.IndexSha256, cancellation)
            ?? (await publisher.PublishFileAsync(ListNames.LostDocuments, file, IndexLifetime, cancellation)).Version;
        var version = await publisher.PublishAsync(
            ListNames.LostDocumentsSupplement, supplement, TimeSpan.FromDays(watchlists.Value.LifetimeDays),
            cancellation);
        CryptographicOperations.ZeroMemory(supplement);
        await LostDocumentProposals.FinishAsync(transaction, proposal.ProposalId, index, version);
        await LostDocumentStage.ClearAsync(transaction);
        await transaction.CommitAsync(cancellation);
        return proposal with
        {
            Decision = LostDocumentProposal.Approved, IndexVersion = index, SupplementVersion = version,
        };
    }

    private async Task<LostDocumentProblem> RefusalAsync(
        NpgsqlTransaction transaction,
        LostDocumentDraft draft,
        string feed,
        string by,
        CancellationToken cancellation)
    {
        if (by != ListDesk.CommandLine && !await DeskRole.HasAsync(transaction, by, Now))
            return LostDocumentProblem.NotAllowed;
        if (feed.Length == 0) return LostDocumentProblem.None;
        if (feed != options.Value.TrustedFeed) return LostDocumentProblem.NotTrusted;
        if (await publisher.HoldsAsync(ListNames.LostDocuments, draft.IndexSha256, cancellation) is null)
            return LostDocumentProblem.NotDaily;
        var inEffect = await InEffectAsync(cancellation);
        return draft.Supplement.AsSpan().StartsWith(inEffect) ? LostDocumentProblem.None : LostDocumentProblem.NotDaily;
    }

    private async Task<LostDocumentProblem> RefusalAsync(
        NpgsqlTransaction transaction, LostDocumentProposal? proposal, string by)
    {
        if (proposal is null) return LostDocumentProblem.NotFound;
        if (proposal.Decision is not null && !proposal.IsUnfinished) return LostDocumentProblem.AlreadyDecided;
        if (proposal.Feed.Length > 0)
            return proposal.Feed == options.Value.TrustedFeed
                ? LostDocumentProblem.None
                : LostDocumentProblem.NotTrusted;
        if (!await DeskRole.HasAsync(transaction, by, Now)) return LostDocumentProblem.NotAllowed;
        return string.Equals(proposal.ProposedBy, by, StringComparison.OrdinalIgnoreCase)
            ? LostDocumentProblem.Own
            : LostDocumentProblem.None;
    }

    // The supplement, with the index in its file where it is not published yet; null when they are not what was signed.
    private async Task<byte[]?> ContentAsync(
        NpgsqlTransaction transaction,
        LostDocumentProposal proposal,
        TemporaryIndex index,
        CancellationToken cancellation)
    {
        if (!LostDocumentProposal.DigestOf(proposal).AsSpan().SequenceEqual(proposal.ContentSha256)
            || await stage.SupplementAsync(transaction, proposal) is not { } supplement)
            return null;
        return await publisher.HoldsAsync(ListNames.LostDocuments, proposal.IndexSha256, cancellation) is not null
            || await stage.GetIndexAsync(transaction, proposal.IndexSha256, index.File, cancellation)
                ? supplement
                : null;
    }

    private async Task<byte[]> InEffectAsync(CancellationToken cancellation)
    {
        var manifest = (await lists.RefreshAsync(cancellation)).Lists
            .LastOrDefault(list => list.Manifest.Name == ListNames.LostDocumentsSupplement)?.Manifest;
        var content = new MemoryStream();
        for (var chunk = 0; chunk < (manifest?.ChunkDigests.Count ?? 0); chunk++)
        {
            var bytes = await lists.ReadChunkAsync(manifest!.Name, manifest.Version, chunk, cancellation)
                ?? throw new StopException("What is in effect cannot be read.");
            content.Write(bytes.Span);
        }

        return content.ToArray();
    }

    private Task NoteAsync(
        string act, string subject, string by, LostDocumentProblem problem, CancellationToken cancellation) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = by,
                Action = problem == LostDocumentProblem.None
                    ? $"lost documents {act}"
                    : $"lost documents {act}: {JsonName.Of(problem)}",
                Subject = subject,
                Result = problem == LostDocumentProblem.None ? AuditLog.Allowed : AuditLog.Refused,
            },
            cancellation);
}
