using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.Hits;

/// <summary>
/// What is done about hits after the decision, by ordinary forms; and the page of discreet hits, which to everybody
/// without its role is a page that does not exist.
/// </summary>
internal static class HitEndpoints
{
    internal const string DiscreetPath = "/discreet";
    internal const string LatePath = "/late-hits";

    private const long LargestForm = 32 * 1024;

    internal static void Map(WebApplication app)
    {
        var limit = new RequestSizeLimitAttribute(LargestForm);
        app.MapPost(SecondLineEndpoints.QueuePath + "/{id:guid}/hit", AdjudicateAsync).WithMetadata(limit);
        app.MapPost(SecondLineEndpoints.QueuePath + "/{id:guid}/collect", CollectAsync).WithMetadata(limit);
        app.MapGet(LatePath, ShowLate).WithMetadata(new Viewed(AuditTrail.ViewLateHits));
        app.MapPost(LatePath + "/{id:guid}", AnswerAsync).WithMetadata(limit);
        app.MapPost(LatePath + "/{id:guid}/hit", AdjudicateLateAsync).WithMetadata(limit);
        app.MapPost(LatePath + "/{id:guid}/collect", CollectLateAsync).WithMetadata(limit);

        var pages = app.MapGroup(DiscreetPath).WithMetadata(new Hidden())
            .RequireAuthorization(policy => policy.RequireRole(OfficerRoles.DiscreetChecks));
        pages.MapGet("", Show).WithMetadata(new Viewed(AuditTrail.ViewDiscreetHits));
        pages.MapGet("/state", (DiscreetHits hits) => Results.Json(new { state = DiscreetPage.StateOf(hits.All()) }))
            .WithMetadata(new NotViewed("it says whether the page is still the newest", AsksByItself: true));
        pages.MapPost("/{id:guid}", CollectDiscreetlyAsync).WithMetadata(limit);
        pages.MapPost("/{id:guid}/answer", AnswerDiscreetlyAsync).WithMetadata(limit);
    }

    private static RazorComponentResult<DiscreetPage> Show([FromQuery] string? problem) =>
        new(new { Problem = problem ?? "" });

    private static RazorComponentResult<LateHitsPage> ShowLate([FromQuery] string? problem) =>
        new(new { Problem = problem ?? "" });

    private static Task<IResult> AdjudicateLateAsync(Guid id, [FromForm] AdjudicationInput input, HitDesk desk) =>
        desk.AdjudicateLateAsync(id, input);

    private static Task<IResult> CollectLateAsync(Guid id, [FromForm] CollectedInput input, HitDesk desk) =>
        desk.CollectLateAsync(id, input);

    private static Task<IResult> AdjudicateAsync(Guid id, [FromForm] AdjudicationInput input, HitDesk desk) =>
        desk.AdjudicateAsync(id, input);

    private static Task<IResult> CollectAsync(Guid id, [FromForm] CollectedInput input, HitDesk desk) =>
        desk.CollectAsync(id, input);

    private static Task<IResult> CollectDiscreetlyAsync(Guid id, [FromForm] CollectedInput input, HitDesk desk) =>
        desk.CollectDiscreetlyAsync(id, input);

    private static Task<IResult> AnswerAsync(
        Guid id, [FromForm] string? entry, [FromForm] string? from, [FromForm] string? key, HitDesk desk) =>
        desk.AnswerAsync(id, entry ?? "", from ?? "", key ?? "", discreetly: false);

    private static Task<IResult> AnswerDiscreetlyAsync(
        Guid id, [FromForm] string? entry, [FromForm] string? from, [FromForm] string? key, HitDesk desk) =>
        desk.AnswerAsync(id, entry ?? "", from ?? "", key ?? "", discreetly: true);
}
