using Bmis.Central.Watchlists.Drills;
using Bmis.Central.Watchlists.Drills.Pages;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Entries: their pages, and the forms by which somebody proposes to add or change one.</summary>
internal static class EntryEndpoints
{
    public static void Map(RouteGroupBuilder lists)
    {
        lists.MapGet("/propose", ShowNewAsync);
        lists.MapPost("/propose", AddAsync);
        lists.MapGet("/entries/{id}", ShowAsync);
        lists.MapGet("/entries/{id}/amend", ShowAmendAsync);
        lists.MapPost("/entries/{id}/amend", AmendAsync);
        lists.MapPost("/entries/{id}/withdraw", WithdrawAsync);
        lists.MapPost("/entries/{id}/merge", MergeAsync);
        lists.MapPost("/entries/{id}/split", SplitAsync);
    }

    private static async Task<IResult> ShowNewAsync(HttpContext context, ApprovedReader approved)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        var list = current.OwnList(context.Request.Query["list"].ToString(), null);
        return Form("", 0, new() { List = list?.Name ?? "" }, current);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        ApprovedReader approved,
        HistoryReader history,
        ProposalStore proposals,
        TimeProvider clock,
        string id)
    {
        id = EntryAddress.Id(id);
        if (Drill.IsId(id)) return Results.LocalRedirect(DrillAddress.Of(id));
        var current = await approved.CurrentAsync(context.RequestAborted);
        var listed = current.Find(id);
        var about = await proposals.AboutAsync(id, context.RequestAborted);
        if (listed is null && about.Count == 0) return Results.NotFound();
        return DeskAnswers.Page<EntryPage>(new EntryView(
            listed,
            listed is null ? current.FindVanished(id) : null,
            id,
            await history.OfAsync(id, context.RequestAborted),
            [.. about.Where(proposal => proposal.IsOpen)],
            DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, TimeProvider clock, IFormCollection form)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        return await TakeAsync(context, desk, current, form, EntryFormReader.NewId(clock), null);
    }

    private static async Task<IResult> ShowAmendAsync(HttpContext context, ApprovedReader approved, string id)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        return current.Find(id) is { Desk.Own: not null } listed
            ? Form(id, listed.DeskVersion, Typed(listed), current)
            : Results.NotFound();
    }

    private static EntryForm Typed(ListedEntry listed) => EntryFormReader.Of(listed.Said) with
    {
        List = listed.List.Name, NoBoarding = listed.Desk is { OrdersNoBoarding: true },
    };

    private static async Task<IResult> AmendAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, IFormCollection form, string id)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        return current.Find(id) is { Desk.Own: not null } listed
            ? await TakeAsync(context, desk, current, form, id, listed)
            : Results.NotFound();
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context,
        ProposalDesk desk,
        ApprovedLists current,
        IFormCollection form,
        string id,
        ListedEntry? before)
    {
        var (typed, act, isNew) = (DeskForms.Entry(form), DeskForms.Text(form, "act"), before is null);
        var (shown, version) = isNew ? ("", 0) : (id, DeskForms.Number(form, "base"));
        if (act == "rows") return Form(shown, version, typed, current);
        var list = current.OwnList(typed.List, before);
        var (entry, wrong) = EntryFormReader.Read(id, typed, before?.Said, list?.Terms);
        if (list is null) wrong = ["list", .. wrong];
        if (typed.Reason.Length == 0) wrong = [.. wrong, "reason"];
        var isUrgent = isNew && act == "urgent";
        // An order to carriers always takes two persons.
        if (isUrgent && typed.NoBoarding) wrong = [.. wrong, "noBoarding"];
        if (entry is null || wrong.Count > 0) return Form(shown, version, typed, current, wrong);
        return await DeskAnswers.OfAsync(
            isUrgent ? "urgent" : "proposed",
            () => desk.ProposeAsync(
                context, isNew ? ProposalKind.Add : ProposalKind.Amend,
                [new(id, DeskEntry.Of(entry, list!.Name) with { OrdersNoBoarding = typed.NoBoarding }, null, version)],
                typed.Reason, isUrgent),
            problem => Form(shown, version, typed, current, [], problem));
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, string id, [FromForm] string? reason)
    {
        id = EntryAddress.Id(id);
        if ((await approved.CurrentAsync(context.RequestAborted)).Find(id) is not { } listed)
            return Results.NotFound();
        var withdrawn = (listed.Desk ?? new DeskEntry()) with { IsWithdrawn = true };
        return await ProposeAsync(context, desk, id, ProposalKind.Withdraw, [(id, withdrawn)], reason);
    }

    private static Task<IResult> MergeAsync(
        HttpContext context,
        ProposalDesk desk,
        ApprovedReader approved,
        string id,
        [FromForm] string? other,
        [FromForm] string? reason) =>
        JoinAsync(context, desk, approved, (EntryAddress.Id(id), other, reason), ProposalKind.Merge, SamePerson.Merged);

    private static Task<IResult> SplitAsync(
        HttpContext context,
        ProposalDesk desk,
        ApprovedReader approved,
        string id,
        [FromForm] string? other,
        [FromForm] string? reason) =>
        JoinAsync(context, desk, approved, (EntryAddress.Id(id), other, reason), ProposalKind.Split, SamePerson.Split);

    private static async Task<IResult> JoinAsync(
        HttpContext context,
        ProposalDesk desk,
        ApprovedReader approved,
        (string Id, string? Other, string? Reason) form,
        ProposalKind kind,
        Func<ListedEntry, ListedEntry, (string, DeskEntry)[]> join)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        if (current.Find(form.Id) is not { } one) return Results.NotFound();
        return current.Find((form.Other ?? "").Trim()) is { } two && two.Id != one.Id
            ? await ProposeAsync(context, desk, form.Id, kind, join(one, two), form.Reason)
            : Results.LocalRedirect($"{EntryAddress.Of(form.Id)}?problem=notFound");
    }

    private static Task<IResult> ProposeAsync(
        HttpContext context,
        ProposalDesk desk,
        string id,
        ProposalKind kind,
        (string Id, DeskEntry Entry)[] changes,
        string? reason) =>
        DeskAnswers.OfAsync(
            EntryAddress.Of(id),
            "proposed",
            () => desk.ProposeAsync(
                context, kind, [.. changes.Select(change => new DraftChange(change.Id, change.Entry, null))], reason));

    private static RazorComponentResult<EntryFormPage> Form(
        string id,
        int version,
        EntryForm form,
        ApprovedLists approved,
        IReadOnlyList<string>? wrong = null,
        string? problem = null)
    {
        string[] lists =
        [
            .. approved.Lists.Where(list => list.IsDesk && (!list.IsRetired || list.Name == form.List))
                .Select(list => list.Name),
        ];
        return DeskAnswers.Page<EntryFormPage>(
            new EntryFormView(id, version, form, lists, wrong ?? [], problem),
            wrong is { Count: > 0 } || problem is not null);
    }
}
