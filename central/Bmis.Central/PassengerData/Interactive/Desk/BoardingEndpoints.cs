using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Interactive.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.PassengerData.Interactive.Desk;

/// <summary>The page of the dialogue and its forms; only the passenger unit decides.</summary>
internal static class BoardingEndpoints
{
    public const string Page = "/interactive";

    public static string Person(Guid id) => $"{Page}/persons/{id}";

    public static void Map(WebApplication application)
    {
        var pages = application.MapGroup(Page).RequireAuthorization(Policies.Passengers);
        pages.MapGet("", () => new RazorComponentResult<InteractivePage>());
        pages.MapGet("/persons/{id:guid}", ShowAsync);
        var unit = application.MapGroup(Page)
            .RequireAuthorization(Policies.Passengers)
            .RequireAuthorization(policy => policy
                .AddAuthenticationSchemes(SignInScheme.Name).RequireRole(Roles.PassengerUnit));
        unit.MapPost("/persons/{id:guid}/decide", DecideAsync);
        unit.MapPost("/desk", StaffAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, BoardingStore store, Guid id) =>
        await store.FindAsync(id, PassengerViewer.Of(context.User), context.RequestAborted) is { } line
            ? new RazorComponentResult<BoardingPersonPage>(new { Model = (object)line })
            : Results.NotFound();

    private static async Task<IResult> DecideAsync(
        HttpContext context, BoardingDesk desk, AuditLog audit, Guid id, IFormCollection form)
    {
        var outcome = form["outcome"].ToString();
        await NoteAsync(context, audit, $"boarding.{(outcome is "cleared" ? outcome : "refused")}", id.ToString());
        var result = await desk.ReverseAsync(
            id,
            outcome is "cleared" or "refused" ? outcome : "",
            form["reason"].ToString().Trim().ReplaceLineEndings("\n"),
            PassengerViewer.Of(context.User),
            context.User.Identity?.Name ?? "",
            context.RequestAborted);
        return result switch
        {
            ReverseResult.Done => Results.LocalRedirect(Page + QueryString.Create("done", "1")),
            ReverseResult.Gone => Results.NotFound(),
            _ => Results.LocalRedirect(Person(id) + QueryString.Create("problem", $"{result}")),
        };
    }

    private static async Task<IResult> StaffAsync(
        HttpContext context, BoardingDesk desk, AuditLog audit, IFormCollection form)
    {
        var isThere = form["act"] == "staff";
        await NoteAsync(context, audit, isThere ? "boarding.desk.staff" : "boarding.desk.leave", "");
        await desk.StaffAsync(context.User.Identity?.Name ?? "", isThere, context.RequestAborted);
        return Results.LocalRedirect(Page);
    }

    // The address says that something was done; this says what, and about whom.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, string subject) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = context.User.Identity?.Name ?? "",
                Action = action,
                Subject = subject,
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);
}
