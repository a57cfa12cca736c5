using Bmis.Central.Audit;
using Bmis.Central.Fingerprints.AlertPrints;
using Bmis.Central.Hits.Photographs;
using Bmis.Central.Intake;
using Bmis.Central.Watchlists.Entries;
using Npgsql;

namespace Bmis.Central.Watchlists.Proposals;

/// <summary>
/// Takes proposals and decisions on them. One change at a time: a decision and what it changes are one transaction, and
/// whoever comes second is told.
/// </summary>
internal sealed class ProposalDesk(
    ProposalStore store,
    DeskWordStore words,
    ImportedVersions versions,
    ApprovedReader approved,
    LanePublication lanes,
    AuditLog audit,
    Arrivals arrivals,
    TimeProvider clock)
{
    public const int MostEntries = 1000;
    public const int LongestReason = 2000;

    private const string Approved = "approved";
    private const string Rejected = "rejected";
    private const string Lapsed = "lapsed";
    private const string Urgent = "urgent";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes a proposal; an urgent one is in effect at once.</summary>
    public async Task<ProposalOutcome> ProposeAsync(
        ProposalKind kind,
        IReadOnlyList<DraftChange> drafts,
        string reason,
        string by,
        bool isUrgent,
        CancellationToken cancellation)
    {
        if (drafts.Count is 0 or > MostEntries) return new(default, ProposalProblem.HowMany);
        if (!IsReason(reason)) return new(default, ProposalProblem.NoReason);
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        await using (var connection = await store.OpenAsync(cancellation))
        {
            await using var transaction = await ProposalStore.HoldAsync(connection, cancellation);
            var current = await approved.CurrentAsync(cancellation);
            var changes = drafts.Select(draft => ProposalBase.Of(kind, draft, current)).ToList();
            var problem = await ProblemAsync(transaction, (kind, isUrgent), drafts, changes, current, by);
            await NoteAsync(isUrgent ? "propose urgent" : "propose", id, by, problem, cancellation);
            if (problem != ProposalProblem.None) return new(default, problem);
            var content = new ProposalContent(id, kind, reason.Trim(), changes);
            await store.AddAsync(transaction, content, ListOf(changes[0], current), isUrgent, Now, by);
            await EntryPhotographUses.AddAsync(transaction, content);
            await EntryPrintUses.AddAsync(transaction, content);
            if (isUrgent) await WriteAsync(transaction, content, Urgent, by);
            await transaction.CommitAsync(cancellation);
        }

        arrivals.AnnounceLists();
        if (isUrgent) await lanes.PublishAsync(cancellation);
        return new(id, ProposalProblem.None);
    }

    /// <summary>Approves what has exactly this digest, as another person than the proposer, and publishes.</summary>
    public Task<ProposalOutcome> ApproveAsync(Guid id, string sha256, string by, CancellationToken cancellation) =>
        DecideAsync(id, by, Approved, "", sha256, cancellation);

    /// <summary>Rejects a proposal as another person; an urgent entry ends at once.</summary>
    public Task<ProposalOutcome> RejectAsync(Guid id, string reason, string by, CancellationToken cancellation) =>
        DecideAsync(id, by, Rejected, reason, null, cancellation);

    /// <summary>Lets an urgent entry lapse that nobody has confirmed in time.</summary>
    public Task<ProposalOutcome> LapseAsync(Guid id, string reason, string by, CancellationToken cancellation) =>
        DecideAsync(id, by, Lapsed, reason, null, cancellation);

    private async Task<ProposalOutcome> DecideAsync(
        Guid id, string by, string decision, string reason, string? sha256, CancellationToken cancellation)
    {
        bool changes;
        await using (var connection = await store.OpenAsync(cancellation))
        {
            await using var transaction = await ProposalStore.HoldAsync(connection, cancellation);
            var proposal = await ProposalStore.FindAsync(transaction, id);
            var problem = proposal is null
                ? ProposalProblem.NotFound
                : await RefusalAsync(transaction, proposal, by, decision, reason);
            var content = problem == ProposalProblem.None ? await ContentAsync(proposal!, cancellation) : null;
            if (problem == ProposalProblem.None)
                problem = await MismatchAsync(content, proposal!, sha256, cancellation);
            if (problem == ProposalProblem.None && decision == Approved)
                problem = await VersionProblemAsync(transaction, content!, by, cancellation);
            await NoteAsync(decision, id, by, problem, cancellation);
            if (problem != ProposalProblem.None) return new(id, problem);
            await store.DecideAsync(transaction, id, decision, reason.Trim(), Now, by);
            // What was urgent stays in the history, with its photograph.
            if (decision == Rejected && !proposal!.IsUrgent) await EntryPhotographUses.RemoveAsync(transaction, id);
            // What is urgent stands already: its approval changes nothing, and anything else takes it back.
            changes = (decision == Approved) != proposal!.IsUrgent;
            if (changes)
                await WriteAsync(transaction, proposal.IsUrgent ? Withdrawn(content!) : content!, decision, by);
            await transaction.CommitAsync(cancellation);
        }

        arrivals.AnnounceLists();
        if (changes) await lanes.PublishAsync(cancellation);
        return new(id, ProposalProblem.None);
    }

    private async Task<ProposalProblem> ProblemAsync(
        NpgsqlTransaction transaction,
        (ProposalKind Kind, bool IsUrgent) wanted,
        IReadOnlyList<DraftChange> drafts,
        List<ProposedChange> changes,
        ApprovedLists current,
        string by)
    {
        if (!await DeskRole.HasAsync(transaction, by, Now)) return ProposalProblem.NotAllowed;
        if (drafts.DistinctBy(draft => draft.SubjectId).Count() < drafts.Count) return ProposalProblem.HowMany;
        for (var i = 0; i < drafts.Count; i++)
            if (drafts[i].ExpectedBase is { } expected && expected != changes[i].Base) return ProposalProblem.BaseMoved;
        if (await ProposalStore.HasOpenUrgentAsync(transaction, [.. drafts.Select(draft => draft.SubjectId)]))
            return ProposalProblem.UrgentOpen;
        return changes.Select(change => ProposalBase.Problem(wanted.Kind, change, current, Now, wanted.IsUrgent))
            .FirstOrDefault(problem => problem != ProposalProblem.None);
    }

    private async Task<ProposalProblem> RefusalAsync(
        NpgsqlTransaction transaction, Proposal proposal, string by, string decision, string reason)
    {
        if (!await DeskRole.HasAsync(transaction, by, Now)) return ProposalProblem.NotAllowed;
        if (!proposal.IsOpen) return ProposalProblem.AlreadyDecided;
        if (decision != Approved && !IsReason(reason)) return ProposalProblem.NoReason;
        if (decision == Lapsed)
            return proposal.UrgentAt(clock.GetUtcNow()) == UrgentState.LapseDue
                ? ProposalProblem.None
                : ProposalProblem.NotDue;
        return string.Equals(proposal.ProposedBy, by, StringComparison.OrdinalIgnoreCase)
            ? ProposalProblem.Own
            : ProposalProblem.None;
    }

    // Null when the stored bytes are not the ones that were proposed.
    private async Task<ProposalContent?> ContentAsync(Proposal proposal, CancellationToken cancellation)
    {
        try
        {
            var (content, sha256) = await store.ContentAsync(proposal.ProposalId, cancellation);
            return sha256 == proposal.Sha256 && content.ProposalId == proposal.ProposalId ? content : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private async Task<ProposalProblem> MismatchAsync(
        ProposalContent? content, Proposal proposal, string? sha256, CancellationToken cancellation)
    {
        if (content is null) return ProposalProblem.ContentChanged;
        if (sha256 is null) return ProposalProblem.None;
        if (!string.Equals(sha256, proposal.Sha256, StringComparison.OrdinalIgnoreCase))
            return ProposalProblem.ContentChanged;
        if (proposal.IsUrgent) return ProposalProblem.None;
        var current = await approved.CurrentAsync(cancellation);
        if (!content.Changes.All(change => ProposalBase.Stands(change, current))) return ProposalProblem.BaseMoved;
        // What it leans on is no part of its base: a ground, a list, a day, a document may be gone meanwhile.
        return content.Changes.Where(change => change.Imported is null)
            .Select(change => ProposalBase.Problem(content.Kind, change, current, Now))
            .FirstOrDefault(problem => problem != ProposalProblem.None);
    }

    private async Task<ProposalProblem> VersionProblemAsync(
        NpgsqlTransaction transaction, ProposalContent content, string by, CancellationToken cancellation)
    {
        foreach (var imported in content.Changes.Select(change => change.Imported).OfType<ImportedChange>())
        {
            var problem = await versions.ProblemAsync(transaction, imported, by, cancellation);
            if (problem != ProposalProblem.None) return problem;
        }

        return ProposalProblem.None;
    }

    private async Task WriteAsync(NpgsqlTransaction transaction, ProposalContent content, string cause, string by)
    {
        foreach (var change in content.Changes)
        {
            if (change.Imported is { } imported)
            {
                await AlertListStore.ApproveAsync(transaction, imported.ListName, imported.Version, Now, by);
                continue;
            }

            if (change.List?.Source is { } source)
                await AlertListStore.SetSourceAsync(transaction, ApprovedList.NameOf(change.SubjectId), source, Now);
            await words.AddAsync(transaction, change.Word, content.ProposalId, cause, Now);
        }
    }

    // An urgent entry stands in its first version; the next one says that it counts no more.
    private static ProposalContent Withdrawn(ProposalContent content) => content with
    {
        Changes =
        [
            .. content.Changes.Select(change => change with
            {
                Base = change.Base + 1, Entry = change.Entry! with { IsWithdrawn = true },
            }),
        ],
    };

    private Task NoteAsync(
        string act, Guid id, string by, ProposalProblem problem, CancellationToken cancellation) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = by,
                Action = problem == ProposalProblem.None ? $"desk {act}" : $"desk {act}: {JsonName.Of(problem)}",
                Subject = id.ToString(),
                Result = problem == ProposalProblem.None ? AuditLog.Allowed : AuditLog.Refused,
            },
            cancellation);

    private static string ListOf(ProposedChange change, ApprovedLists current) =>
        change.List is not null
            ? ApprovedList.NameOf(change.SubjectId)
            : current.Find(change.SubjectId)?.List.Name ?? change.Entry?.ListName ?? ApprovedList.Desk;

    private static bool IsReason(string reason) => reason.Trim().Length is > 0 and <= LongestReason;
}
