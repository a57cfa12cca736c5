using Bmis.Central.Fingerprints.Pages;
using Bmis.Central.Officers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Fingerprints.Accuracy;

/// <summary>The page of the accuracy monitor: counts and rates, no persons.</summary>
internal static class AccuracyEndpoints
{
    public const string Page = "/fingerprints/accuracy";

    public static void Map(WebApplication application) =>
        application.MapGet(Page, ShowAsync).RequireAuthorization(Policies.Reports);

    private static async Task<IResult> ShowAsync(HttpContext context, AccuracyStore store, TimeProvider clock)
    {
        var filter = AccuracyFilter.Read(
            context.Request.Query, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var report = await store.ReadAsync(filter, PostScope.Of(context.User), context.RequestAborted);
        return new RazorComponentResult<AccuracyPage>(new { Model = (object)report });
    }
}
