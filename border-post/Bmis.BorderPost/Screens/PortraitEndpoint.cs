using System.Security.Cryptography;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Views;

namespace Bmis.BorderPost.Screens;

/// <summary>
/// Shows the portrait of the chip that was read for the traveller at the desk. It is kept nowhere: with the next traveller
/// it is gone.
/// </summary>
internal static class PortraitEndpoint
{
    internal static void Map(WebApplication app) => app.MapGet("/inspections/{id:guid}/portrait", Show)
        .WithMetadata(new NotViewed("what the desk shows is in the records of its decisions"));

    /// <summary>Where it is; the digest makes the portrait of another chip another address.</summary>
    internal static string Address(Guid inspection, byte[] portrait) =>
        $"/inspections/{inspection:D}/portrait?chip={Convert.ToHexStringLower(SHA256.HashData(portrait).AsSpan(0, 4))}";

    private static IResult Show(Guid id, HttpContext context, InspectionDesk desk, IDutyRoster roster)
    {
        if (roster.Current(context.User) is not { ShiftId.Length: > 0 }) return Results.NotFound();
        if (desk.State.Active is not { Chip.Portrait: { } portrait } active || active.Id != id) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(portrait, "image/jpeg");
    }
}
