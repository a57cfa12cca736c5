using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Views;

namespace Bmis.BorderPost.SecondLine;

/// <summary>Shows the portrait of the chip that first line read, while the case is open. It is in the audit.</summary>
internal static class CasePortraitEndpoint
{
    internal static void Map(RouteGroupBuilder pages) => pages.MapGet("/{id:guid}/portrait", Show)
        .WithMetadata(new Viewed(AuditTrail.ViewPhotograph));

    internal static string Address(Guid id) => $"{SecondLineEndpoints.Address(id)}/portrait";

    private static IResult Show(Guid id, HttpContext context, CaseChips chips)
    {
        if (chips.Find(id) is not { Portrait: { } portrait }) return Results.NotFound();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(portrait, "image/jpeg");
    }
}
