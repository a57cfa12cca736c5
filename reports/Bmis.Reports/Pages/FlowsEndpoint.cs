using System.Globalization;
using Bmis.Reports.Rendering;
using Bmis.Reports.Statistics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Bmis.Reports.Pages;

/// <summary>Answers requests for the flows report; a filter that cannot be used is answered with status 400.</summary>
internal static class FlowsEndpoint
{
    internal static async Task<RazorComponentResult<FlowsPage>> ShowAsync(
        HttpContext context, FlowReports reports, IStringLocalizerFactory texts, TimeProvider clock)
    {
        var cancellation = context.RequestAborted;
        var scope = await reports.ReadScopeAsync(cancellation);
        var asked = FlowFilterQuery.Parse(context.Request.Query, Today(clock));
        var view = new FlowsView
        {
            Labels = Labels(texts, scope),
            Asked = asked,
            Given = context.Request.Query.ToDictionary(StringComparer.Ordinal),
            Posts = [.. scope.Posts.Select(post => post.Code)],
            Stamp = Stamp(context, clock, asked.Filter),
            Report = asked.Succeeded ? await reports.ReadAsync(asked.Filter, cancellation) : null,
        };
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<FlowsPage>(new Dictionary<string, object?> { ["Model"] = view })
        {
            StatusCode = asked.Succeeded ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
    }

    internal static async Task<IResult> ExportAsync(
        HttpContext context,
        FlowReports reports,
        IStringLocalizerFactory texts,
        TimeProvider clock,
        ILoggerFactory loggers)
    {
        var labels = Labels(texts, await reports.ReadScopeAsync(context.RequestAborted));
        var asked = FlowFilterQuery.Parse(context.Request.Query, Today(clock));
        if (!asked.Succeeded)
        {
            var sentences = string.Join('\n', asked.Problems.Select(labels.Problem));
            return Results.Text(sentences, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }

        var filter = asked.Filter;
        var report = await reports.ReadAsync(filter, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        var stamp = Stamp(context, clock, filter);
        var export = FlowCsv.Write(report, labels, stamp);
        var logger = loggers.CreateLogger(typeof(FlowsEndpoint));
        Log.Exported(logger, stamp.MadeBy, export.Rows, stamp.Address, export.Digest);
        return Results.File(
            export.Content,
            "text/csv; charset=utf-8",
            $"flows_{filter.From:yyyy-MM-dd}_{filter.To:yyyy-MM-dd}.csv");
    }

    private static FlowLabels Labels(IStringLocalizerFactory texts, ReportScope scope) =>
        new(texts.Create(typeof(FlowsPage)), CultureInfo.CurrentUICulture, scope.Posts);

    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static ExportStamp Stamp(HttpContext context, TimeProvider clock, FlowFilter filter) => new(
        context.User.Identity?.Name ?? "",
        clock.GetUtcNow(),
        $"{ReportsPaths.Flows}?{FlowFilterQuery.Print(filter)}");
}
