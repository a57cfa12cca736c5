using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What waits for a second person, and the decisions.</summary>
internal static class ProposalEndpoints
{
    private const int Decided = 20;

    public static void Map(RouteGroupBuilder lists)
    {
        lists.MapGet("/proposals", ShowAllAsync);
        lists.MapGet("/proposals/{id:guid}", ShowAsync);
        lists.MapPost("/proposals/{id:guid}/approve", ApproveAsync);
        lists.MapPost("/proposals/{id:guid}/reject", RejectAsync);
        lists.MapPost("/proposals/{id:guid}/lapse", LapseAsync);
    }

    private static async Task<IResult> ShowAllAsync(HttpContext context, ProposalStore store, TimeProvider clock) =>
        DeskAnswers.Page<ProposalsPage>(new ProposalsView(
            await store.OpenOnesAsync(context.RequestAborted),
            await store.DecidedOnesAsync(Decided, context.RequestAborted),
            clock.GetUtcNow()));

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        ProposalStore store,
        DeskWordStore words,
        ApprovedReader approved,
        ImportedVersions versions,
        TimeProvider clock,
        Guid id)
    {
        if (await store.FindAsync(id, context.RequestAborted) is not { } proposal) return Results.NotFound();
        var (content, sha256) = await ContentAsync(store, proposal, context.RequestAborted);
        var review = content?.Changes is [{ Imported: not null } version]
            ? await versions.ReviewAsync(version, context.RequestAborted)
            : null;
        if (proposal.IsVersion && review is null) content = null;
        return DeskAnswers.Page<ProposalPage>(new ProposalView(
            proposal,
            content,
            sha256,
            await store.DecisionReasonAsync(id, context.RequestAborted),
            await words.AtAsync(
                [.. (content?.Changes ?? []).Select(change => (change.SubjectId, change.Base))],
                context.RequestAborted),
            await approved.CurrentAsync(context.RequestAborted),
            review is null ? null : ReviewPart.Of(review, context.Request.Query),
            clock.GetUtcNow()));
    }

    // The digest of the very bytes that are shown; nothing is shown of bytes that nobody proposed.
    private static async Task<(ProposalContent?, string)> ContentAsync(
        ProposalStore store, Proposal proposal, CancellationToken cancellation)
    {
        try
        {
            var (content, sha256) = await store.ContentAsync(proposal.ProposalId, cancellation);
            return sha256 == proposal.Sha256 ? (content, sha256) : (null, "");
        }
        catch (InvalidDataException)
        {
            return (null, "");
        }
    }

    private static Task<IResult> ApproveAsync(
        HttpContext context, ProposalDesk desk, Guid id, [FromForm] string? sha256) =>
        DeskAnswers.OfAsync(Page(id), "approved", () => desk.ApproveAsync(
            id, sha256 ?? "", DeskAnswers.Person(context), context.RequestAborted));

    private static Task<IResult> RejectAsync(
        HttpContext context, ProposalDesk desk, Guid id, [FromForm] string? reason) =>
        DeskAnswers.OfAsync(Page(id), "rejected", () => desk.RejectAsync(
            id, reason ?? "", DeskAnswers.Person(context), context.RequestAborted));

    private static Task<IResult> LapseAsync(
        HttpContext context, ProposalDesk desk, Guid id, [FromForm] string? reason) =>
        DeskAnswers.OfAsync(Page(id), "lapsed", () => desk.LapseAsync(
            id, reason ?? "", DeskAnswers.Person(context), context.RequestAborted));

    private static string Page(Guid id) => $"/lists/proposals/{id}";
}
