using Bmis.Central.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Audit;

/// <summary>Who did and saw what: written before it is answered, chained, signed daily, read by auditors.</summary>
internal static class AuditRoom
{
    private const string Page = "/audit";

    public static WebApplicationBuilder AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<QueryDigest>();
        builder.Services.AddSingleton<AuditStore>();
        builder.Services.AddSingleton<AuditVerifier>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, AuditedAuthorization>();
        builder.Services.AddSingleton<AuditAnchoring>();
        builder.Services.AddHostedService(services => services.GetRequiredService<AuditAnchoring>());
        return builder;
    }

    public static void MapAudit(this WebApplication application)
    {
        var pages = application.MapGroup(Page).RequireAuthorization(Policies.Audit);
        pages.MapGet("", () => new RazorComponentResult<AuditPage>());
        pages.MapGet("/lanes", () => new RazorComponentResult<LaneActsPage>());
        pages.MapGet("/lanes/export.csv", ExportActsAsync);
        pages.MapGet("/proof", ProveAsync);
        pages.MapGet("/export.csv", ExportAsync);
    }

    private static async Task<IResult> ProveAsync(HttpContext context, AuditVerifier verifier) =>
        new RazorComponentResult<AuditProofPage>(new
        {
            Proof = await verifier.VerifyAsync(context.RequestAborted),
        });

    private static async Task<IResult> ExportAsync(HttpContext context, AuditStore store)
    {
        var filter = AuditFilter.Of(context.Request.Query) with { Before = null };
        var entries = await store.ReadAsync(filter, AuditStore.MostExported, context.RequestAborted);
        return Results.File(AuditCsv.Write(entries), "text/csv", "audit.csv");
    }

    private static async Task<IResult> ExportActsAsync(HttpContext context, AuditStore store)
    {
        var filter = AuditFilter.Of(context.Request.Query);
        var acts = await store.ActsAsync(filter, AuditStore.MostExported, context.RequestAborted);
        return Results.File(AuditCsv.Write(acts), "text/csv", "lane-acts.csv");
    }
}
