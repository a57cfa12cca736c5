using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Arrivals.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.PassengerData.Arrivals;

/// <summary>Lists against desks, a day at a post.</summary>
internal static class ArrivalEndpoints
{
    public const string Page = "/arrivals";

    public static void Map(WebApplication application) =>
        application.MapGet(Page, () => new RazorComponentResult<ArrivalsPage>())
            .RequireAuthorization(Policies.Passengers);
}
