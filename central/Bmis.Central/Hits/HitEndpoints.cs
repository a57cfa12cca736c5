using Bmis.Central.Audit;
using Bmis.Central.Database;
using Bmis.Central.Hits.Pages;
using Bmis.Central.Hits.Photographs;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Hits;

/// <summary>The queue's pages and its forms.</summary>
internal static class HitEndpoints
{
    private static readonly string[] Acts =
    [
        HitAct.Claimed, HitAct.Released, HitAct.Confirmed, HitAct.MarkedFalse, HitAct.Escalated, HitAct.Reopened,
    ];

    public static void Map(WebApplication application)
    {
        var hits = application.MapGroup("").RequireAuthorization(Policies.Hits);
        hits.MapGet("/hits", () => new RazorComponentResult<HitsPage>());
        hits.MapGet("/hits/{id:guid}", () => new RazorComponentResult<HitPageView>());
        hits.MapPost("/hits/{id:guid}/act", ActAsync);
        hits.MapGet("/hits/{id:guid}/photographs/{kind}", ShowPictureAsync);
        hits.MapGet("/clearances", () => new RazorComponentResult<ClearancesPage>());
        hits.MapPost("/clearances/revoke", RevokeAsync);
    }

    private static async Task<IResult> ShowPictureAsync(
        HttpContext context, HitPictureReader pictures, Guid id, string kind) => PhotographsRoom.Answer(
            context, await pictures.FindAsync(id, kind, HitViewer.Of(context.User), context.RequestAborted));

    private static async Task<IResult> ActAsync(
        HttpContext context, HitDesk desk, AuditLog audit, Guid id, IFormCollection form)
    {
        var act = Acts.FirstOrDefault(one => one == form["act"]);
        var reasons = form["reason"].OfType<string>().Distinct().ToArray();
        var request = new HitRequest(act ?? "", reasons, Text(form, "words"), Text(form, "to"));
        if (act is null)
            return Answer(id, HitResult.Form);
        await NoteAsync(context, audit, $"hit.{act}", id);
        var person = context.User;
        var result = await desk.DoAsync(
            id, request, HitViewer.Of(person), person.Identity?.Name ?? "", context.RequestAborted);
        return Answer(id, result);
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext context,
        IWarehouse warehouse,
        Clearances clearances,
        HitActs acts,
        ClearanceKeeper keeper,
        AuditLog audit,
        TimeProvider clock,
        [FromForm] Guid clearance)
    {
        await NoteAsync(context, audit, "clearance.revoke", clearance);
        var by = context.User.Identity?.Name ?? "";
        await using var connection = await warehouse.ForRegistry().OpenConnectionAsync(context.RequestAborted);
        await using var transaction = await connection.BeginTransactionAsync(context.RequestAborted);
        if (await clearances.RevokeAsync(transaction, clearance, HitViewer.Of(context.User), by) is not { } item)
            return Results.LocalRedirect("/clearances" + QueryString.Create("problem", "gone"));
        var at = clock.GetUtcNow().UtcDateTime;
        await acts.AddAsync(transaction, new HitAct { ItemId = item, Act = HitAct.Revoked, At = at, Actor = by });
        await transaction.CommitAsync(context.RequestAborted);
        await keeper.PublishAsync(context.RequestAborted);
        return Results.LocalRedirect("/clearances" + QueryString.Create("done", "1"));
    }

    // The address says that something was done; this says what, and about which item.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, Guid subject) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = context.User.Identity?.Name ?? "",
                Action = action,
                Subject = subject.ToString(),
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);

    private static string Text(IFormCollection form, string field) =>
        form[field].ToString().Trim().ReplaceLineEndings("\n");

    private static IResult Answer(Guid id, HitResult result) => Results.LocalRedirect(
        $"/hits/{id}" + (result == HitResult.Done
            ? QueryString.Create("done", "1")
            : QueryString.Create("problem", result.ToString())));
}
