using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.BorderPost.Arrivals;

/// <summary>The flights that are expected here, and who is on one of them.</summary>
internal static class ArrivalEndpoints
{
    internal const string Path = "/arrivals";

    internal static void Map(WebApplication app)
    {
        app.MapGet(Path, () => new RazorComponentResult<ArrivalsPage>())
            .WithMetadata(new NotViewed("it counts who is on a flight and names nobody"));
        app.MapGet(Path + "/{id:guid}", Show).WithMetadata(new Viewed(AuditTrail.ViewArrivals));
    }

    /// <summary>Where a flight's page is.</summary>
    internal static string Address(Guid flight) => $"{Path}/{flight:D}";

    private static IResult Show(Guid id, ArrivalStore store) => store.WithTravellers(id) is { } flight
        ? new RazorComponentResult<ArrivalPage>(new { Flight = flight })
        : Results.NotFound();
}
