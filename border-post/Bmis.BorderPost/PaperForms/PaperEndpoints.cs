using Bmis.Biographics;
using Bmis.BorderPost.Corrections;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Screens;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Views;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.BorderPost.PaperForms;

/// <summary>Types a paper form, and lets somebody else look at it before it is recorded.</summary>
internal static class PaperEndpoints
{
    internal const string Path = CorrectionEndpoints.Path + "/paper";

    private const long LargestForm = 16 * 1024;

    internal static void Map(WebApplication app)
    {
        var limit = new RequestSizeLimitAttribute(LargestForm);
        app.MapGet(Path, Begin).WithMetadata(new NotViewed("it is an empty form"));
        app.MapPost(Path, Take).WithMetadata(limit);
        app.MapGet(Path + "/{id:guid}", (Guid id, PaperDesk desk) => ShowLook(id, null, desk))
            .WithMetadata(new NotViewed("it shows no word of the form"));
        app.MapPost(Path + "/{id:guid}", LookAsync).WithMetadata(limit);
        app.MapPost(Path + "/{id:guid}/drop", Drop).WithMetadata(limit);
    }

    /// <summary>Where a form waits for its second look.</summary>
    internal static string Address(Guid id) => $"{Path}/{id:D}";

    private static RazorComponentResult<PaperPage> Begin(
        [FromQuery] Direction? direction, [FromQuery] string? category, LaneProfile profile)
    {
        var view = new PaperView();
        if (direction is Direction.Entry or Direction.Exit or Direction.Transit)
            view = view with { Direction = direction.Value };
        return Page(IsKnown(profile, category) ? view with { Category = category! } : view);
    }

    private static IResult Take(
        [FromForm] PaperInput head,
        [FromForm] DocumentInput document,
        [FromForm] TripInput trip,
        HttpContext context,
        PaperDesk desk,
        IDutyRoster roster,
        LaneProfile profile,
        LaneCalendar calendar)
    {
        if (roster.Current(context.User) is not { } officer) return Results.Unauthorized();
        if (!head.HasDirection || !IsKnown(profile, trip.Category)) return Results.BadRequest();
        var view = PaperView.Of(head, document, trip);
        var (traveller, read, wrong) = document.Read(calendar.Today);
        if (wrong is not null) return Page(view, PaperProblem.Field, wrong);
        var (journey, wrongTrip) = trip.Read(calendar.Today);
        if (journey is null) return Page(view, PaperProblem.Field, wrongTrip: wrongTrip);
        if (head.At(calendar) is not { } at) return Page(view, PaperProblem.NoSuchTime);
        var form = desk.Make(
            head, at, new(Guid.Empty, head.Direction, traveller, read, TypedBy: officer.OfficerId), trip.Category!,
            journey);
        view = view with { IsMinor = desk.Rule(form).Asked.Contains(TripField.Consent) };
        return desk.Take(form) is { } problem ? Page(view, problem) : Results.LocalRedirect(Address(form.Id));
    }

    private static async Task<IResult> LookAsync(
        Guid id,
        [FromForm] PaperLookInput input,
        HttpContext context,
        PaperDesk desk,
        IDutyRoster roster,
        AuditTrail audit,
        ILogger<PaperDesk> logger)
    {
        DocumentNumber? number = DocumentNumber.Parse(input.Number).TryGet(out var parsed) ? parsed : null;
        if (!DocumentInput.TryDate(input.BirthDate, out var birth))
            return ShowLook(id, nameof(SecondLookAnswer.BirthDateDiffers), desk);
        if (!PaperInput.TryDay(input.Day, out var day))
            return ShowLook(id, nameof(SecondLookAnswer.DayDiffers), desk);
        var officer = await roster.ConfirmOfficerAsync(
            input.Officer?.Trim() ?? "", input.Password ?? "", input.Code ?? "", context.RequestAborted);
        if (officer is null) return ShowLook(id, "not-confirmed", desk);
        try
        {
            var answer = await desk.LookAsync(id, new(officer.OfficerId, number, birth), day);
            var agrees = answer is SecondLookAnswer.Agrees;
            await audit.RecordAsync(
                agrees ? AuditTrail.SecondLook : AuditTrail.SecondLookDiffers, officer.OfficerId, $"{id:N}",
                CancellationToken.None);
            return agrees
                ? Results.LocalRedirect(CorrectionEndpoints.Address(id))
                : ShowLook(id, answer.ToString(), desk);
        }
        catch (Exception failure) when (failure is CannotRecordException or JournalException)
        {
            Log.PaperFormNotRecorded(logger, failure);
            return ShowLook(id, "CannotRecord", desk);
        }
    }

    private static IResult Drop(Guid id, IFormCollection form, PaperDesk desk)
    {
        _ = form;
        desk.Drop(id);
        return Results.LocalRedirect(Path);
    }

    private static IResult ShowLook(Guid id, string? problem, PaperDesk desk) => desk.Find(id) is null
        ? Results.NotFound()
        : new RazorComponentResult<PaperLookPage>(new { Id = id, Problem = problem ?? "" });

    private static bool IsKnown(LaneProfile profile, string? category) =>
        profile.Current.Rules.Any(rule => rule.Categories.Contains(category));

    private static RazorComponentResult<PaperPage> Page(
        PaperView view, PaperProblem? problem = null, DocumentField? wrong = null, TripField? wrongTrip = null) =>
        new(new
        {
            View = view with { Problem = $"{problem}", Wrong = wrong, WrongTrip = wrongTrip },
        });
}
