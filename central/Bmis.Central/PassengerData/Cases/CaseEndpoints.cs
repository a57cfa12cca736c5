using Bmis.Central.Audit;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Flights;
using Bmis.Central.PassengerData.Flights.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.PassengerData.Cases;

/// <summary>
/// Cases that need a booking: linked and released by the passenger unit; travellers who are named no more are named for
/// whoever may have that, for an open case, with words, and it is written down before.
/// </summary>
internal static class CaseEndpoints
{
    public static string Link(Guid booking) => $"{FlightEndpoints.Booking(booking)}/cases";

    public static string Release(Guid booking, Guid link) => $"{Link(booking)}/{link}/release";

    public static string Reveal(Guid booking) => $"{FlightEndpoints.Booking(booking)}/reveal";

    public static void Map(WebApplication application)
    {
        var bookings = application.MapGroup(FlightEndpoints.BookingPages).RequireAuthorization(Policies.Carriers);
        bookings.MapPost("/{id:guid}/cases", LinkAsync);
        bookings.MapPost("/{id:guid}/cases/{link:guid}/release", ReleaseAsync);
        bookings.MapPost("/{id:guid}/reveal", RevealAsync).RequireAuthorization(Policies.Reveal);
    }

    private static async Task<IResult> LinkAsync(
        HttpContext context, BookingStore bookings, CaseStore cases, AuditLog audit, Guid id, IFormCollection form)
    {
        var number = form["number"].ToString().Trim();
        if (await FindAsync(context, bookings, id, isRevealed: false) is null)
            return Results.NotFound();
        await NoteAsync(context, audit, "booking.link", id, number);
        return Back(id, await cases.LinkAsync(id, number, By(context), context.RequestAborted) ? "" : "link");
    }

    private static async Task<IResult> ReleaseAsync(
        HttpContext context, BookingStore bookings, CaseStore cases, Guid id, Guid link, IFormCollection form)
    {
        _ = form; // bound to demand its antiforgery token
        return await FindAsync(context, bookings, id, isRevealed: false) is null
            ? Results.NotFound()
            : Back(id, await cases.ReleaseAsync(id, link, By(context), context.RequestAborted) ? "" : "release");
    }

    private static async Task<IResult> RevealAsync(
        HttpContext context, BookingStore bookings, CaseStore cases, AuditLog audit, Guid id, IFormCollection form)
    {
        var number = form["number"].ToString();
        var words = form["words"].ToString().Trim().ReplaceLineEndings("\n");
        if (await FindAsync(context, bookings, id, isRevealed: true) is not { } booking)
            return Results.NotFound();
        await NoteAsync(context, audit, "booking.reveal", id, number);
        return await cases.RevealAsync(id, number, words, By(context), context.RequestAborted)
            ? new RazorComponentResult<BookingPageView>(new { Booking = (object)booking })
            : Back(id, "reveal");
    }

    private static Task<BookingView?> FindAsync(HttpContext context, BookingStore store, Guid id, bool isRevealed) =>
        store.FindAsync(id, PassengerViewer.Of(context.User), isRevealed, context.RequestAborted);

    // A case's number says nothing of a person; whatever else somebody types is left out.
    private static Task NoteAsync(HttpContext context, AuditLog audit, string action, Guid booking, string number) =>
        audit.AppendAsync(
            new AuditEntry
            {
                Actor = By(context),
                Action = action,
                Subject = $"{booking}/{(CaseLine.IsNumber(number) ? number : "")}",
                Result = AuditLog.Allowed,
            },
            context.RequestAborted);

    private static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    private static IResult Back(Guid id, string problem) => Results.LocalRedirect(
        FlightEndpoints.Booking(id) + (problem.Length == 0 ? "" : $"{QueryString.Create("problem", problem)}"));
}
