using System.Globalization;
using Bmis.Central.CommandLine;
using Bmis.Central.Hits;
using Bmis.Central.Officers;
using Bmis.Central.Posts;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>Drills: what is planned and what came of it, the form that proposes one, its sheet, and its end.</summary>
internal static class DrillEndpoints
{
    private const int MostDrills = 200;

    public static void Map(WebApplication application)
    {
        var drills = application.MapGroup(DrillAddress.All).RequireAuthorization(Policies.AlertLists);
        drills.MapGet("", ShowAllAsync);
        drills.MapGet("/propose", ShowFormAsync);
        drills.MapPost("/propose", ProposeAsync);
        drills.MapGet("/{id}", ShowAsync);
        drills.MapGet("/{id}/specimen", ShowSpecimenAsync);
        drills.MapPost("/{id}/stop", StopAsync);
    }

    private static async Task<IResult> ShowAllAsync(
        HttpContext context,
        ApprovedReader approved,
        ProposalStore proposals,
        DrillResults results,
        PostsStore posts,
        TimeProvider clock)
    {
        var drills = (await approved.CurrentAsync(context.RequestAborted)).Drills;
        var viewer = HitViewer.Of(context.User);
        var tallies = await results.CountAsync(drills, viewer, context.RequestAborted);
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await proposals.OpenOnesAsync(context.RequestAborted);
        return DeskAnswers.Page<DrillsPage>(new DrillsView(
            [.. drills.Reverse().Take(MostDrills).Select(drill => new DrillSummary(drill, tallies, now))],
            [.. open.Where(proposal => proposal.Kind == JsonName.Of(ProposalKind.Drill))],
            await results.ReadAsync(drills, null, viewer, context.RequestAborted),
            await posts.PostsAsync(context.RequestAborted)));
    }

    private static async Task<IResult> ShowFormAsync(HttpContext context, PostsStore posts, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var form = new DrillForm { StartsAt = Minutes(now.AddMinutes(30)), EndsAt = Minutes(now.AddHours(8)) };
        return Form(new(form, await posts.PostsAsync(context.RequestAborted), [], null));
    }

    private static async Task<IResult> ProposeAsync(
        HttpContext context, DrillDesk desk, PostsStore posts, IFormCollection typed)
    {
        var form = Read(typed);
        var outcome = await desk.ProposeAsync(form, DeskAnswers.Person(context), context.RequestAborted);
        if (outcome.IsDone)
            return Results.LocalRedirect($"/lists/proposals/{outcome.Proposed.ProposalId}?done=proposed");
        var problem = outcome.Wrong.Count > 0 ? null : JsonName.Of(outcome.Proposed.Problem);
        return Form(new(form, await posts.PostsAsync(context.RequestAborted), outcome.Wrong, problem));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        ApprovedReader approved,
        DrillResults results,
        HistoryReader history,
        PostsStore posts,
        TimeProvider clock,
        string id)
    {
        var drills = (await approved.CurrentAsync(context.RequestAborted)).Drills;
        if (drills.FirstOrDefault(one => one.Id == id) is not { } drill) return Results.NotFound();
        var viewer = HitViewer.Of(context.User);
        var tallies = await results.CountAsync(drills, viewer, context.RequestAborted);
        return DeskAnswers.Page<DrillPage>(new DrillView(
            new DrillSummary(drill, tallies, clock.GetUtcNow().UtcDateTime),
            await results.ReadAsync(drills, id, viewer, context.RequestAborted),
            drill.IsDiscreet && !viewer.SeesDiscreet,
            await history.OfAsync(id, context.RequestAborted),
            await posts.PostsAsync(context.RequestAborted)));
    }

    private static async Task<IResult> ShowSpecimenAsync(HttpContext context, ApprovedReader approved, string id) =>
        (await approved.CurrentAsync(context.RequestAborted)).FindDrill(id) is { } drill
            ? DeskAnswers.Page<SpecimenPage>(drill)
            : Results.NotFound();

    private static async Task<IResult> StopAsync(
        HttpContext context, DrillDesk desk, string id, [FromForm] string? reason)
    {
        var back = DrillAddress.Of(id);
        try
        {
            var problem = await desk.StopAsync(
                id, reason ?? "", DeskAnswers.Person(context), context.RequestAborted);
            return Results.LocalRedirect(problem == ProposalProblem.None
                ? $"{back}?done=stopped"
                : $"{back}?problem={JsonName.Of(problem)}");
        }
        catch (StopException)
        {
            return Results.LocalRedirect($"{back}?problem=key");
        }
    }

    private static DrillForm Read(IFormCollection form) => new()
    {
        Name = DeskForms.Text(form, "name"),
        BirthDate = DeskForms.Text(form, "birthDate"),
        Sex = DeskForms.Text(form, "sex"),
        Nationality = DeskForms.Text(form, "nationality"),
        IssuingState = DeskForms.Text(form, "issuingState"),
        DocumentNumber = DeskForms.Text(form, "documentNumber"),
        Posts = [.. form["post"].OfType<string>()],
        StartsAt = DeskForms.Text(form, "startsAt"),
        EndsAt = DeskForms.Text(form, "endsAt"),
        OnEntry = DeskForms.Text(form, "onEntry"),
        OnExit = DeskForms.Text(form, "onExit"),
        Instructions = DeskForms.Text(form, "instructions"),
        Handling = DeskForms.Text(form, "handling"),
        Contact = DeskForms.Text(form, "contact"),
        Reason = DeskForms.Text(form, "reason"),
    };

    private static string Minutes(DateTime at) => at.ToString(DrillForm.Minutes, CultureInfo.InvariantCulture);

    private static RazorComponentResult<DrillFormPage> Form(DrillFormView view) =>
        DeskAnswers.Page<DrillFormPage>(view, view.Wrong.Count > 0 || view.Problem is not null);
}
