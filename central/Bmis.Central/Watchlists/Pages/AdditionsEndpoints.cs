using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>What headquarters adds to an imported entry, and takes back.</summary>
internal static class AdditionsEndpoints
{
    public static void Map(RouteGroupBuilder lists)
    {
        lists.MapGet("/entries/{id}/additions", ShowAsync);
        lists.MapPost("/entries/{id}/additions", ProposeAsync);
        lists.MapPost("/entries/{id}/keep", KeepAsync);
        lists.MapPost("/entries/{id}/clear", ClearAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, ApprovedReader approved, string id) =>
        await ImportedAsync(context, approved, id) is { } listed
            ? Form(listed, listed.DeskVersion, AdditionsForm.Of(listed.Desk ?? new()))
            : Results.NotFound();

    private static async Task<IResult> ProposeAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, IFormCollection form, string id)
    {
        if (await ImportedAsync(context, approved, id) is not { } listed) return Results.NotFound();
        var (typed, version) = (DeskForms.Additions(form), DeskForms.Number(form, "base"));
        var (entry, wrong) = typed.Over(listed);
        if (typed.Reason.Length == 0) wrong = [.. wrong, "reason"];
        if (entry is null || wrong.Count > 0) return Form(listed, version, typed, wrong);
        return await DeskAnswers.OfAsync(
            "proposed",
            () => desk.ProposeAsync(
                context, ProposalKind.Additions, [new(listed.Id, entry, null, version)], typed.Reason),
            problem => Form(listed, version, typed, [], problem));
    }

    // The source says something else, and what headquarters said stands all the same.
    private static async Task<IResult> KeepAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, string id, [FromForm] string? reason) =>
        await ImportedAsync(context, approved, id) is { Desk: { } said } listed
            ? await AnswerAsync(context, desk, ProposalKind.Additions, listed.Id, said, reason)
            : Results.NotFound();

    private static async Task<IResult> ClearAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, string id, [FromForm] string? reason)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        id = EntryAddress.Id(id);
        var listed = current.Find(id);
        if ((listed?.Desk ?? current.FindVanished(id)?.Entry) is not { Own: null } said) return Results.NotFound();
        var cleared = said.Cleared(keepsLinks: listed is not null);
        return await AnswerAsync(context, desk, ProposalKind.Clear, id, cleared, reason);
    }

    private static Task<IResult> AnswerAsync(
        HttpContext context, ProposalDesk desk, ProposalKind kind, string id, DeskEntry said, string? reason) =>
        DeskAnswers.OfAsync(
            EntryAddress.Of(id), "proposed", () => desk.ProposeAsync(context, kind, [new(id, said, null)], reason));

    private static async Task<ListedEntry?> ImportedAsync(HttpContext context, ApprovedReader approved, string id) =>
        (await approved.CurrentAsync(context.RequestAborted)).Find(EntryAddress.Id(id)) is { Imported: not null } listed
            ? listed
            : null;

    private static RazorComponentResult<AdditionsPage> Form(
        ListedEntry listed,
        int version,
        AdditionsForm form,
        IReadOnlyList<string>? wrong = null,
        string? problem = null) =>
        DeskAnswers.Page<AdditionsPage>(
            new AdditionsView(listed, version, form, wrong ?? [], problem),
            wrong is { Count: > 0 } || problem is not null);
}
