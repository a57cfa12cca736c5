using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Quarantine.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>What carriers sent, and what to do about that which could not be taken in.</summary>
internal static class QuarantineEndpoints
{
    public const string Page = "/transmissions";

    private const int LongestForm = 1024 * 1024;

    public static string Transmission(Guid id) => $"{Page}/{id}";

    public static void Map(WebApplication application)
    {
        var pages = application.MapGroup(Page).RequireAuthorization(Policies.Carriers);
        pages.MapGet("", () => new RazorComponentResult<TransmissionsPage>());
        pages.MapGet("/{id:guid}", ShowAsync);
        pages.MapPost("/{id:guid}/replay", ReplayAsync);
        pages.MapPost("/{id:guid}/mend", MendAsync).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        pages.MapPost("/{id:guid}/close", CloseAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, QuarantineStore store, Guid id) =>
        await store.FindAsync(id, context.RequestAborted) is { } view
            ? new RazorComponentResult<TransmissionPage>(new { Model = (object)view })
            : Results.NotFound();

    // The form is bound only to demand its antiforgery token.
    private static async Task<IResult> ReplayAsync(HttpContext context, HeldDesk desk, Guid id, IFormCollection form)
    {
        _ = form;
        return Back(id, await desk.ReplayAsync(id, null, context.RequestAborted) > 0 ? "" : "replay");
    }

    private static async Task<IResult> MendAsync(HttpContext context, HeldDesk desk, Guid id, IFormCollection form)
    {
        var mended = await desk.MendAsync(id, form["text"].ToString(), By(context), context.RequestAborted);
        return mended is { } other ? Back(other, "") : Back(id, "mend");
    }

    private static async Task<IResult> CloseAsync(HttpContext context, HeldDesk desk, Guid id, IFormCollection form)
    {
        var words = form["words"].ToString().Trim().ReplaceLineEndings("\n");
        return Back(id, await desk.CloseAsync(id, words, By(context), context.RequestAborted) ? "" : "close");
    }

    private static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    private static IResult Back(Guid id, string problem) => Results.LocalRedirect(
        Transmission(id) + (problem.Length == 0 ? "" : $"{QueryString.Create("problem", problem)}"));
}
