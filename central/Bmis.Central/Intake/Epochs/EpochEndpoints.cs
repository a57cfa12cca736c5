using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Intake.Epochs;

/// <summary>The page of branches and its form; the decision is in the audit.</summary>
internal static class EpochEndpoints
{
    public const string Page = "/branches";
    public const string Accept = "accept";
    public const string Refuse = "refuse";

    public static void Map(WebApplication application)
    {
        var branches = application.MapGroup(Page).RequireAuthorization(Policies.Sync);
        branches.MapGet("", () => new RazorComponentResult<EpochsPage>());
        branches.MapPost("/decide", DecideAsync);
    }

    private static async Task<IResult> DecideAsync(
        HttpContext context, EpochStore store, AuditLog audit, IFormCollection form)
    {
        var (act, key) = (Text(form, "act"), Text(form, "branch"));
        if (act is not (Accept or Refuse) || key.Length > IntakeParameters.LongestBranch)
            return Results.BadRequest();
        var by = context.User.Identity?.Name ?? "";

        // The address says that something was decided; this says what, and about which branch.
        await audit.AppendAsync(
            new AuditEntry { Actor = by, Action = $"epoch.{act}", Subject = key, Result = AuditLog.Allowed },
            context.RequestAborted);
        var result = await store.DecideAsync(key, act == Accept, Text(form, "words"), by, context.RequestAborted);
        return Results.LocalRedirect(Page + QueryString.Create("result", result.ToString()));
    }

    private static string Text(IFormCollection form, string field) =>
        form[field].ToString().Trim().ReplaceLineEndings("\n");
}
