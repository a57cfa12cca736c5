using Bmis.BorderPost.Devices;
using Bmis.BorderPost.Devices.Simulated;
using Bmis.BorderPost.Duty;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.BorderPost.Views;
using Bmis.Documents.Seals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Bmis.BorderPost.Screens;

/// <summary>The officer's page and what it posts.</summary>
internal static class LaneEndpoints
{
    // A form of the page: a decision's reason or one MRZ, with the antiforgery token.
    private const long LargestForm = 16 * 1024;

    internal static void Map(WebApplication app)
    {
        var limit = new RequestSizeLimitAttribute(LargestForm);
        app.MapGet("/", Page).WithMetadata(new NotViewed("what the desk shows is in the records of its decisions"));
        app.MapPost("/inspections/{id:guid}/decision", DecisionEndpoint.DecideAsync).WithMetadata(limit);
        app.MapPost("/inspections/{id:guid}/trip", TripEndpoint.Describe).WithMetadata(limit);
        app.MapPost("/documents", Present).WithMetadata(limit);
        app.MapPost("/documents/specimen", PresentSpecimen).WithMetadata(limit);
        app.MapPost("/documents/typed", TypedDocumentEndpoints.Enter).WithMetadata(limit);
        app.MapPost("/inspections/{id:guid}/second-look", TypedDocumentEndpoints.LookAsync).WithMetadata(limit);
        PortraitEndpoint.Map(app);
        app.MapHub<LaneHub>(LaneHub.Path)
            .WithMetadata(new NotViewed("it brings the desk's page its frames", AsksByItself: true));
    }

    // The desk belongs to whose shift it is; everybody else takes it up first.
    private static IResult Page(
        HttpContext context, IDutyRoster roster, IOptions<LaneOptions> lane, IReadOnlyList<IDocumentReader> readers)
    {
        if (roster.Current(context.User) is not { } officer) return Results.Forbid();
        if (officer.ShiftId.Length == 0) return Results.LocalRedirect(ShiftEndpoints.Path);
        return new RazorComponentResult<LanePage>(new
        {
            Place = $"{lane.Value.PostCode} {lane.Value.Id}",
            Officer = officer.DisplayName,
            Specimens = Specimens(readers),
        });
    }

    private static IResult Present([FromForm] string? mrz, InspectionDesk desk) =>
        Results.Json(new { done = desk.Present(Scanned(mrz ?? "")) });

    // A seal's small letters and blanks count; in a zone they are slips of a keyboard.
    private static string Scanned(string text) =>
        ScannedSeal.IsSeal(text) ? text : WedgeAssembler.Assemble(text).Trim('\n');

    // Only a lane with a simulated reader takes specimens; on any other one there is no such thing.
    private static IResult PresentSpecimen([FromForm] string? id, IReadOnlyList<IDocumentReader> readers)
    {
        if (readers.OfType<SimulatedReader>().FirstOrDefault() is not { } reader) return Results.NotFound();
        if (!SpecimenFile.All.TryGetValue(id ?? "", out var specimen)) return Results.NotFound();
        reader.Present(specimen);
        return Results.Json(new { done = true });
    }

    private static FactView[] Specimens(IReadOnlyList<IDocumentReader> readers) =>
        readers.OfType<SimulatedReader>().Any()
            ? [.. SpecimenFile.All.Values.Select(one => new FactView(one.Id, one.Note))]
            : [];
}
