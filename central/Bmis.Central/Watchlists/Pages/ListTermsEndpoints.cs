using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>A list's page, its terms, and one change to many of its entries.</summary>
internal static class ListTermsEndpoints
{
    public static void Map(RouteGroupBuilder lists)
    {
        lists.MapGet("/{name}", ShowAsync);
        lists.MapGet("/{name}/terms", ShowTermsAsync);
        lists.MapPost("/{name}/terms", ProposeTermsAsync);
        lists.MapPost("/bulk", ShowBulkAsync);
        lists.MapPost("/bulk/propose", ProposeBulkAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        ApprovedReader approved,
        AlertListStore store,
        HistoryReader history,
        ProposalStore proposals,
        TimeProvider clock,
        string name)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        if (current.List(name) is not { } list) return Results.NotFound();
        var subject = ApprovedList.SubjectOf(name);
        return DeskAnswers.Page<ListPage>(new ListView(
            list,
            current.Of(name),
            [.. (await store.VersionsAsync(context.RequestAborted)).Where(version => version.ListName == name)],
            EntryFilter.Read(context.Request.Query),
            await history.OfAsync(subject, context.RequestAborted),
            [.. (await proposals.OpenOnesAsync(context.RequestAborted)).Where(
                one => one.Subjects.Contains(subject) || (one.IsVersion && one.ListName == name))],
            current.VanishedOf(name),
            await proposals.VersionsAsync(name, context.RequestAborted),
            Today(clock)));
    }

    private static async Task<IResult> ShowTermsAsync(HttpContext context, ApprovedReader approved, string name) =>
        (await approved.CurrentAsync(context.RequestAborted)).List(name) is { } list
            ? Form(list, list.TermsVersion, TermsForm.Of(list.Terms))
            : Results.NotFound();

    private static async Task<IResult> ProposeTermsAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, IFormCollection form, string name)
    {
        if ((await approved.CurrentAsync(context.RequestAborted)).List(name) is not { } list)
            return Results.NotFound();
        var (typed, version) = (DeskForms.Terms(form), DeskForms.Number(form, "base"));
        var (terms, wrong) = typed.Read(list.Terms);
        if (typed.Reason.Length == 0) wrong = [.. wrong, "reason"];
        if (terms is null || wrong.Count > 0) return Form(list, version, typed, wrong);
        return await DeskAnswers.OfAsync(
            "proposed",
            () => desk.ProposeAsync(
                context, ProposalKind.Terms, [new(ApprovedList.SubjectOf(name), null, terms, version)], typed.Reason),
            problem => Form(list, version, typed, [], problem));
    }

    private static async Task<IResult> ShowBulkAsync(
        HttpContext context, ApprovedReader approved, TimeProvider clock, IFormCollection form)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        var typed = DeskForms.Bulk(form);
        if (DeskForms.Text(form, "act") == "all")
        {
            var filter = EntryFilter.Of(DeskForms.Text(form, "show"));
            typed = typed with
            {
                EntryIds =
                [
                    .. current.Of(DeskForms.Text(form, "list"))
                        .Where(entry => filter.Takes(entry, Today(clock)))
                        .Take(ProposalDesk.MostEntries + 1)
                        .Select(entry => entry.Id),
                ],
            };
        }

        var entries = Entries(typed, current);
        return Bulk(typed, entries, entries.Count == 0 ? ["entries"] : []);
    }

    private static async Task<IResult> ProposeBulkAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, IFormCollection form)
    {
        var current = await approved.CurrentAsync(context.RequestAborted);
        var typed = DeskForms.Bulk(form);
        var entries = Entries(typed, current);
        var (changes, wrong) = typed.Over(current);
        if (typed.Reason.Length == 0) wrong = [.. wrong, "reason"];
        if (changes is null || wrong.Count > 0) return Bulk(typed, entries, wrong);
        return await DeskAnswers.OfAsync(
            "proposed",
            () => desk.ProposeAsync(
                context, ProposalKind.Bulk, [.. changes.Select(one => new DraftChange(one.Id, one.Entry, null))],
                typed.Reason),
            problem => Bulk(typed, entries, [], problem));
    }

    private static List<ListedEntry> Entries(BulkForm form, ApprovedLists current) =>
        [.. form.EntryIds.Select(current.Find).OfType<ListedEntry>()];

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static RazorComponentResult<TermsPage> Form(
        ApprovedList list, int version, TermsForm form, IReadOnlyList<string>? wrong = null, string? problem = null) =>
        DeskAnswers.Page<TermsPage>(
            new TermsView(list, list.Name, version, form, wrong ?? [], problem),
            wrong is { Count: > 0 } || problem is not null);

    private static RazorComponentResult<BulkPage> Bulk(
        BulkForm form, IReadOnlyList<ListedEntry> entries, IReadOnlyList<string> wrong, string? problem = null) =>
        DeskAnswers.Page<BulkPage>(
            new BulkView(form, entries, wrong, problem), wrong.Count > 0 || problem is not null);
}
