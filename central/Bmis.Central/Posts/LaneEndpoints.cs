using System.Globalization;
using Bmis.Central.Audit;
using Bmis.Central.Intake;
using Bmis.Central.Intake.Proof;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Posts;

/// <summary>A lane's own page, the proof of its journal and its owner's decisions about alarms.</summary>
internal static class LaneEndpoints
{
    public static void Map(WebApplication application)
    {
        application.MapGet("/posts/{lane}", (string lane) => new RazorComponentResult<LanePage>(new { LaneId = lane }))
            .RequireAuthorization(Policies.Posts);
        application.MapPost("/posts/{lane}/proof", ProveAsync).RequireAuthorization(Policies.Sync);
        application.MapPost("/posts/{lane}/alarm", CloseAsync).RequireAuthorization(Policies.Sync);
    }

    public static string Address(string lane) => "/posts/" + Uri.EscapeDataString(lane);

    private static async Task<IResult> ProveAsync(
        HttpContext context, PostsStore posts, ProofDesk desk, string lane, IFormCollection form)
    {
        if (await FindAsync(context, posts, lane) is not { } found)
            return Results.NotFound();
        await desk.BeginAsync(new ProvedLane(found.RegionId, found.LaneId), By(context), context.RequestAborted);
        return Results.LocalRedirect(Address(lane) + "#proof");
    }

    private static async Task<IResult> CloseAsync(
        HttpContext context,
        PostsStore posts,
        AlarmStore alarms,
        Arrivals arrivals,
        AuditLog audit,
        string lane,
        [FromForm] string? journal,
        [FromForm] string? kind,
        [FromForm] long number,
        [FromForm] string? words)
    {
        if (await FindAsync(context, posts, lane) is not { } found)
            return Results.NotFound();
        var known = await alarms.OfLaneAsync(found.RegionId, found.LaneId, context.RequestAborted);
        if (known.FirstOrDefault(one => one.Kind == kind && one.Sequence == number && one.LaneId == journal)
            is not { } alarm)
            return Results.NotFound();
        if (words?.Trim() is not { Length: > 0 and <= AlarmStore.LongestWords } said)
            return Results.LocalRedirect(Address(lane) + "?problem=words#alarms");
        await NoteAsync(context, audit, alarm);
        if (await alarms.CloseAsync(alarm, said, By(context), context.RequestAborted))
            arrivals.AnnounceState();
        return Results.LocalRedirect(Address(lane) + "?done=1#alarms");
    }

    private static async Task<LaneView?> FindAsync(HttpContext context, PostsStore posts, string lane) =>
        (await posts.LanesAsync(PostScope.Of(context.User), context.RequestAborted))
        .FirstOrDefault(one => one.LaneId == lane);

    private static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    // The address says which lane; this says which alarm.
    private static Task NoteAsync(HttpContext context, AuditLog audit, AlarmRow alarm) => audit.AppendAsync(
        new AuditEntry
        {
            Actor = By(context),
            Action = "alarm.close",
            Subject = string.Create(CultureInfo.InvariantCulture, $"{alarm.LaneId} {alarm.Kind} {alarm.Sequence}"),
            Result = AuditLog.Allowed,
        },
        context.RequestAborted);
}
