using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>The page of dead letters and its two forms: to look after them, and to replay them.</summary>
internal static class DeadLetterEndpoints
{
    public const string Page = "/dead-letters";

    public static void Map(WebApplication application)
    {
        var letters = application.MapGroup(Page).RequireAuthorization(Policies.Sync);
        letters.MapGet("", () => new RazorComponentResult<DeadLettersPage>());
        letters.MapPost("/take", TakeAsync);
        letters.MapPost("/replay", ReplayAsync);
    }

    private static async Task<IResult> TakeAsync(
        HttpContext context, DeadLetterStore store, Arrivals arrivals, AuditLog audit, IFormCollection form)
    {
        var filter = LetterFilter.Read(form);
        if (filter.IsEverything)
            return Results.BadRequest();
        await NoteAsync(context, audit, "dead-letters.take", filter);
        var taken = 0;
        foreach (var meant in await store.MeantAsync(filter, context.RequestAborted))
            taken += await store.TakeAsync(meant, By(context), context.RequestAborted);
        arrivals.AnnounceState();
        return Answer(QueryString.Create("taken", Number(taken)));
    }

    // A page answers within seconds: what is beyond the first thousands waits for the next press of the button.
    private static async Task<IResult> ReplayAsync(
        HttpContext context, DeadLetterStore store, DeadLetterReplay replay, AuditLog audit, IFormCollection form)
    {
        var filter = LetterFilter.Read(form);
        if (filter.IsEverything)
            return Results.BadRequest();
        await NoteAsync(context, audit, "dead-letters.replay", filter);
        var tally = ReplayTally.Nothing;
        foreach (var meant in await store.MeantAsync(filter, context.RequestAborted))
        {
            var left = IntakeParameters.ReplayedAtOnce - tally.Count;
            if (left > 0)
                tally += await replay.ReplayAsync(meant, By(context), left, context.RequestAborted);
        }

        return Answer(QueryString.Create("applied", Number(tally.Applied))
            .Add("already", Number(tally.AlreadyApplied))
            .Add("faulty", Number(tally.StillFaulty)));
    }

    private static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // The address says what was done; this says to which.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, LetterFilter filter) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = By(context), Action = action, Subject = filter.ToString(), Result = AuditLog.Allowed,
            },
            context.RequestAborted);

    private static IResult Answer(QueryString done) => Results.LocalRedirect(Page + done);
}
