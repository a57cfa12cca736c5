using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Serving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Takes a document that an officer typed field by field, and somebody else's look at it.</summary>
internal static class TypedDocumentEndpoints
{
    internal static IResult Enter(
        [FromForm] DocumentInput input,
        [FromForm] Guid? inspection,
        HttpContext context,
        InspectionDesk desk,
        IDutyRoster roster,
        LaneCalendar calendar,
        IStringLocalizer<LaneView> texts)
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        var (traveller, document, wrong) = input.Read(calendar.Today);
        if (traveller is null) return Refuse(texts["trip.wrong", texts[$"document.{wrong}"].Value], $"{wrong}");
        var answer = desk.Enter(inspection, traveller, document, officer.OfficerId);
        return answer is TypedAnswer.Taken ? Done("") : Refuse(texts[$"entry.refused.{answer}"]);
    }

    internal static async Task<IResult> LookAsync(
        Guid id,
        [FromForm] SecondLookInput input,
        HttpContext context,
        InspectionDesk desk,
        IDutyRoster roster,
        AuditTrail audit,
        IStringLocalizer<LaneView> texts)
    {
        DocumentNumber? number = DocumentNumber.Parse(input.Number).TryGet(out var read) ? read : null;
        if (number is null && !string.IsNullOrWhiteSpace(input.Number)) return Refuse(texts["look.NumberDiffers"]);
        if (!DocumentInput.TryDate(input.BirthDate, out var birth)) return Refuse(texts["look.BirthDateDiffers"]);
        var officer = await roster.ConfirmOfficerAsync(
            input.Officer?.Trim() ?? "", input.Password ?? "", input.Code ?? "", context.RequestAborted);
        if (officer is null) return Refuse(texts["look.not-confirmed"]);
        var answer = desk.Look(id, new(officer.OfficerId, number, birth));
        var agrees = answer is SecondLookAnswer.Agrees;
        await audit.RecordAsync(
            agrees ? AuditTrail.SecondLook : AuditTrail.SecondLookDiffers, officer.OfficerId, $"{id:N}",
            CancellationToken.None);
        return agrees ? Done(texts["look.done"]) : Refuse(texts[$"look.{answer}"]);
    }

    private static IResult Done(string message) => Results.Json(new { done = true, message, field = "" });

    private static IResult Refuse(string message, string field = "") =>
        Results.Json(new { done = false, message, field });
}
