using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Lists as a whole: begun, retired, taken up again, read from another form of their source.</summary>
internal static class NamedListEndpoints
{
    public static void Map(RouteGroupBuilder lists)
    {
        lists.MapGet("/create", () => Form("", new TermsForm()));
        lists.MapPost("/create", CreateAsync);
        lists.MapPost("/{name}/retire", RetireAsync);
        lists.MapPost("/{name}/reopen", ReopenAsync);
        lists.MapPost("/{name}/form", ChangeFormAsync);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ProposalDesk desk, IFormCollection form)
    {
        var (name, typed) = (DeskForms.Text(form, "name"), DeskForms.Terms(form));
        var (terms, wrong) = typed.Read(new() { Source = ApprovedList.Desk });
        if (!ListVerbs.IsName(name)) wrong = ["name", .. wrong];
        if (typed.Reason.Length == 0) wrong = [.. wrong, "reason"];
        if (terms is null || wrong.Count > 0) return Form(name, typed, wrong);
        return await DeskAnswers.OfAsync(
            "proposed",
            () => desk.ProposeAsync(
                context, ProposalKind.NewList, [new(ApprovedList.SubjectOf(name), null, terms, 0)], typed.Reason),
            problem => Form(name, typed, [], problem));
    }

    private static Task<IResult> RetireAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, string name, [FromForm] string? reason) =>
        ProposeAsync(context, (desk, approved), ProposalKind.Retire, name, reason, terms => terms with
        {
            IsRetired = true,
        });

    private static Task<IResult> ReopenAsync(
        HttpContext context, ProposalDesk desk, ApprovedReader approved, string name, [FromForm] string? reason) =>
        ProposeAsync(context, (desk, approved), ProposalKind.Reopen, name, reason, terms => terms with
        {
            IsRetired = false,
        });

    private static Task<IResult> ChangeFormAsync(
        HttpContext context,
        ProposalDesk desk,
        ApprovedReader approved,
        string name,
        [FromForm] string? source,
        [FromForm] string? reason) =>
        ProposeAsync(context, (desk, approved), ProposalKind.Source, name, reason, terms => terms with
        {
            Source = source ?? "",
        });

    private static async Task<IResult> ProposeAsync(
        HttpContext context,
        (ProposalDesk Desk, ApprovedReader Approved) rooms,
        ProposalKind kind,
        string name,
        string? reason,
        Func<ListTerms, ListTerms> change)
    {
        if ((await rooms.Approved.CurrentAsync(context.RequestAborted)).List(name) is not { } list)
            return Results.NotFound();
        return await DeskAnswers.OfAsync(
            $"/lists/{name}",
            "proposed",
            () => rooms.Desk.ProposeAsync(
                context,
                kind,
                [new(ApprovedList.SubjectOf(name), null, change(list.Terms), list.TermsVersion)],
                reason));
    }

    private static RazorComponentResult<TermsPage> Form(
        string name, TermsForm form, IReadOnlyList<string>? wrong = null, string? problem = null) =>
        DeskAnswers.Page<TermsPage>(
            new TermsView(null, name, 0, form, wrong ?? [], problem), wrong is { Count: > 0 } || problem is not null);
}
