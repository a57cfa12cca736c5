using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Bmis.Sync.Envelopes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Devices;

/// <summary>The administrator's page of devices and its forms.</summary>
internal static class DeviceEndpoints
{
    public const string Page = "/devices";

    public static void Map(WebApplication application)
    {
        var devices = application.MapGroup(Page).RequireAuthorization(Policies.Devices);
        devices.MapGet("", () => new RazorComponentResult<DevicesPage>());
        devices.MapPost("/code", MakeCodeAsync);
        devices.MapPost("/revoke", RevokeAsync);
    }

    // The code is shown in this one answer and never again, so there is no redirect.
    private static async Task<IResult> MakeCodeAsync(
        HttpContext context, DeviceCodes codes, AuditLog audit, [FromForm] string? lane)
    {
        await NoteAsync(context, audit, "device.code", lane);
        var by = context.User.Identity?.Name ?? "";
        if (await codes.MakeAsync(lane ?? "", by, context.RequestAborted) is not { } made)
            return Answer("unknown");
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<DeviceCodePage>(
            new { Lane = lane, Code = made.Code.Text, made.Expires });
    }

    private static async Task<IResult> RevokeAsync(
        HttpContext context, DeviceStore store, AuditLog audit, [FromForm] string? lane, [FromForm] string? reason)
    {
        await NoteAsync(context, audit, "device.revoke", lane);
        if (RevocationReasons.Find(reason) is not { } known)
            return Answer("reason");
        var by = context.User.Identity?.Name ?? "";
        return Answer(await store.RevokeAsync(lane ?? "", by, known, context.RequestAborted) ? null : "unknown");
    }

    // The address says what was done; this says to which lane. A text that is no id stays out.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, string? lane) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = context.User.Identity?.Name ?? "",
                Action = action,
                Subject = Producer.TryParse(lane)?.LaneId ?? "",
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);

    private static IResult Answer(string? problem) => Results.LocalRedirect(
        Page + (problem is null ? QueryString.Create("done", "1") : QueryString.Create("problem", problem)));
}
