using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Flights.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.PassengerData.Flights;

/// <summary>Flights, who is on them, and bookings. What is asked about a person comes in the body of a form.</summary>
internal static class FlightEndpoints
{
    public const string Page = "/flights";

    /// <summary>Bookings have their pages below those of flights.</summary>
    public const string BookingPages = Page + Bookings;

    private const string Bookings = "/bookings";

    public static string Flight(Guid id) => $"{Page}/{id}";

    public static string Booking(Guid id) => $"{BookingPages}/{id}";

    public static void Map(WebApplication application)
    {
        var flights = application.MapGroup(Page).RequireAuthorization(Policies.Passengers);
        flights.MapGet("", () => new RazorComponentResult<FlightsPage>());
        flights.MapGet("/{id:guid}", (HttpContext context, FlightStore store, PersonStore persons, Guid id) =>
            ShowAsync(context, store, persons, id, new()));
        flights.MapPost("/{id:guid}", (
            HttpContext context, FlightStore store, PersonStore persons, Guid id, IFormCollection form) =>
            ShowAsync(context, store, persons, id, PersonFilter.Read(form)));
        flights.MapGet(Bookings + "/{id:guid}", ShowBookingAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, FlightStore store, PersonStore persons, Guid id, PersonFilter filter)
    {
        var viewer = PassengerViewer.Of(context.User);
        if (await store.FindAsync(id, viewer, context.RequestAborted) is not { } flight)
            return Results.NotFound();
        var lines = await persons.ReadAsync(id, viewer, context.RequestAborted);
        return new RazorComponentResult<FlightPageView>(new
        {
            Flight = (object)flight, Lines = (object)lines, Filter = (object)filter, Viewer = (object)viewer,
        });
    }

    private static async Task<IResult> ShowBookingAsync(HttpContext context, BookingStore store, Guid id) =>
        await store.FindAsync(
            id, PassengerViewer.Of(context.User), isRevealed: false, context.RequestAborted) is { } booking
            ? new RazorComponentResult<BookingPageView>(new { Booking = (object)booking })
            : Results.NotFound();
}
