using Bmis.Central.CommandLine;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>How the desk's forms are answered.</summary>
internal static class DeskAnswers
{
    /// <summary>Leads to the proposal, or back to the page with the reason.</summary>
    public static Task<IResult> OfAsync(string back, string done, Func<Task<ProposalOutcome>> act) =>
        OfAsync(done, act, problem => Results.LocalRedirect($"{back}?problem={problem}"), back);

    /// <summary>Leads to the proposal, or shows the form again with the reason.</summary>
    public static async Task<IResult> OfAsync(
        string done, Func<Task<ProposalOutcome>> act, Func<string, IResult> again, string back = "/lists/proposals")
    {
        try
        {
            var outcome = await act();
            return outcome.IsDone
                ? Results.LocalRedirect($"/lists/proposals/{outcome.ProposalId}?done={done}")
                : again(JsonName.Of(outcome.Problem));
        }
        catch (StopException)
        {
            return Results.LocalRedirect($"{back}?problem=key");
        }
    }

    /// <summary>Proposes as whoever is signed in.</summary>
    public static Task<ProposalOutcome> ProposeAsync(
        this ProposalDesk desk,
        HttpContext context,
        ProposalKind kind,
        IReadOnlyList<DraftChange> changes,
        string? reason,
        bool isUrgent = false) =>
        desk.ProposeAsync(kind, changes, reason ?? "", Person(context), isUrgent, context.RequestAborted);

    public static RazorComponentResult<T> Page<T>(object model, bool isWrong = false)
        where T : Microsoft.AspNetCore.Components.IComponent => new(new { Model = model })
        {
            StatusCode = isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };

    public static string Person(HttpContext context) => context.User.Identity?.Name ?? "";
}
