using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Flights;

namespace Bmis.Central.PassengerData.Referrals;

/// <summary>Asks the arrival post to refer somebody of a booking, and asks no more.</summary>
internal static class ReferralEndpoints
{
    public static string Make(Guid booking) => $"{FlightEndpoints.Booking(booking)}/referrals";

    public static string Withdraw(Guid booking, Guid referral) => $"{Make(booking)}/{referral}/withdraw";

    public static void Map(WebApplication application)
    {
        var bookings = application.MapGroup(FlightEndpoints.BookingPages).RequireAuthorization(Policies.Carriers);
        bookings.MapPost("/{id:guid}/referrals", MakeAsync);
        bookings.MapPost("/{id:guid}/referrals/{referral:guid}/withdraw", WithdrawAsync);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext context, BookingStore bookings, ReferralStore referrals, Guid id, IFormCollection form)
    {
        if (!await SeesAsync(context, bookings, id))
            return Results.NotFound();
        var made = Guid.TryParse(form["passenger"], out var passenger) && await referrals.MakeAsync(
            id, passenger, form["words"].ToString().Trim(), By(context), context.RequestAborted);
        return Back(id, made ? "" : "refer");
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, BookingStore bookings, ReferralStore referrals, Guid id, Guid referral,
        IFormCollection form)
    {
        _ = form; // bound to demand its antiforgery token
        if (!await SeesAsync(context, bookings, id))
            return Results.NotFound();
        return Back(
            id, await referrals.WithdrawAsync(id, referral, By(context), context.RequestAborted) ? "" : "withdraw");
    }

    private static async Task<bool> SeesAsync(HttpContext context, BookingStore bookings, Guid id) =>
        await bookings.FindAsync(
            id, PassengerViewer.Of(context.User), isRevealed: false, context.RequestAborted) is not null;

    private static string By(HttpContext context) => context.User.Identity?.Name ?? "";

    private static IResult Back(Guid id, string problem) => Results.LocalRedirect(
        FlightEndpoints.Booking(id) + (problem.Length == 0 ? "" : $"{QueryString.Create("problem", problem)}"));
}
