using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Takes the officer's decision by an ordinary form post and answers in the officer's language.</summary>
internal static class DecisionEndpoint
{
    private const int LongestKey = 64;

    internal static async Task<IResult> DecideAsync(
        Guid id,
        [FromForm] OfficerAct act,
        [FromForm] long revision,
        [FromForm] string key,
        [FromForm] string? reason,
        [FromForm] string? supervisor,
        [FromForm] string? supervisorPassword,
        [FromForm] string? supervisorCode,
        HttpContext context,
        InspectionDesk desk,
        IDutyRoster roster,
        IStringLocalizer<LaneView> texts)
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        if (key.Length is 0 or > LongestKey || !Enum.IsDefined(act)) return Results.BadRequest();
        var request = new DecisionRequest(
            id, act, revision, key, reason ?? "",
            supervisor?.Trim() ?? "", supervisorPassword ?? "", supervisorCode ?? "");
        var answer = await desk.DecideAsync(request, officer, context.RequestAborted);
        return Results.Json(new
        {
            done = answer.Receipt is not null,
            message = answer.Receipt is { } receipt
                ? texts["lane.recorded", receipt.Sequence.ToString("N0", CultureInfo.CurrentCulture)].Value
                : texts["refusal." + answer.Refusal].Value,
        });
    }
}
