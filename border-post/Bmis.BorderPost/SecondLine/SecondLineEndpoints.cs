using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.SecondLine;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.SecondLine;

/// <summary>
/// The queue, a case, the form of a refusal, and what officers do. Every act is an ordinary form: it works from any
/// computer that reaches the lane, without a script and without the centre.
/// </summary>
internal static class SecondLineEndpoints
{
    internal const string QueuePath = "/second-line";

    private const long LargestForm = 32 * 1024;

    internal static void Map(WebApplication app)
    {
        var pages = app.MapGroup(QueuePath);
        pages.MapGet("", () => new RazorComponentResult<QueuePage>())
            .WithMetadata(new Viewed(AuditTrail.ViewQueue));
        pages.MapGet("/{id:guid}", Show).WithMetadata(new Viewed(AuditTrail.ViewCase));
        pages.MapGet("/{id:guid}/form", ShowForm).WithMetadata(new Viewed(AuditTrail.ViewRefusalForm));
        CasePortraitEndpoint.Map(pages);
        var acts = pages.MapGroup("/{id:guid}").WithMetadata(new RequestSizeLimitAttribute(LargestForm));
        acts.MapPost("/take-over", TakeOverAsync);
        acts.MapPost("/note", NoteAsync);
        acts.MapPost("/protection", ProtectionAsync);
        acts.MapPost("/outcome", OutcomeAsync);
        acts.MapPost("/countersign", CountersignAsync);
    }

    /// <summary>Where a case's page is.</summary>
    internal static string Address(Guid id) => $"{QueuePath}/{id:D}";

    private static IResult Show(Guid id, [FromQuery] string? problem, CaseBook cases) => cases.Find(id) is null
        ? Results.NotFound()
        : new RazorComponentResult<CasePage>(new { Id = id, Problem = problem ?? "" });

    private static IResult ShowForm(Guid id, CaseBook cases) =>
        cases.Find(id)?.Proposal is { } proposal && proposal.Outcome.Decision == DecisionCode.RefuseEntry
            ? new RazorComponentResult<RefusalFormPage>(new { Id = id })
            : Results.NotFound();

    private static Task<IResult> TakeOverAsync(Guid id, [FromForm] string key, CaseDesk desk) =>
        desk.ActAsync(id, key, officer => new TakenOver(id, desk.Now, officer.OfficerId, officer.ShiftId));

    private static Task<IResult> NoteAsync(
        Guid id, [FromForm] string key, [FromForm] string? topic, [FromForm] string? text, CaseDesk desk) =>
        desk.ActAsync(id, key, officer => new NoteAdded(
            id, desk.Now, officer.OfficerId, officer.ShiftId, topic ?? "", text?.Trim() ?? ""));

    private static Task<IResult> ProtectionAsync(
        Guid id,
        [FromForm] string key,
        [FromForm] bool? asylum,
        [FromForm] bool? trafficking,
        [FromForm] bool? child,
        [FromForm] string? referredTo,
        CaseDesk desk) =>
        desk.ActAsync(id, key, officer => new ProtectionAnswered(
            id, desk.Now, officer.OfficerId, officer.ShiftId,
            new Protection(asylum, trafficking, child, referredTo?.Trim() ?? "")));

    private static Task<IResult> OutcomeAsync(Guid id, [FromForm] OutcomeInput input, CaseDesk desk) =>
        desk.ActAsync(id, input.Key, officer => new OutcomeProposed(
            id, desk.Now, officer.OfficerId, officer.ShiftId, input.Read()));

    private static Task<IResult> CountersignAsync(
        Guid id,
        [FromForm] string key,
        [FromForm] bool agrees,
        [FromForm] string? words,
        [FromForm] string? supervisor,
        [FromForm] string? supervisorPassword,
        [FromForm] string? supervisorCode,
        CaseDesk desk) =>
        desk.CountersignAsync(
            id, key, supervisor?.Trim() ?? "", supervisorPassword ?? "", supervisorCode ?? "", officer =>
            new OutcomeCountersigned(
                id, desk.Now, officer.OfficerId, officer.ShiftId, agrees, words?.Trim() ?? ""));
}
