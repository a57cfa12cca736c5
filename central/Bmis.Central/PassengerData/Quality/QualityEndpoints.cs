using Bmis.Central.Frame;
using Bmis.Central.Officers;
using Bmis.Central.PassengerData.Quality.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.PassengerData.Quality;

/// <summary>How well carriers send, and what that is told from. A period that is none is answered with 400.</summary>
internal static class QualityEndpoints
{
    public const string Page = "/carriers";

    private const string Export = "/export.csv";
    private const string One = "/of/{carrier}";

    public static string Carrier(string carrier) => $"{Page}/of/{carrier}";

    /// <summary>The export of a page.</summary>
    public static string ExportOf(string page, QualityPeriod period) => $"{page}{Export}{period.Query}";

    public static void Map(WebApplication application)
    {
        var pages = application.MapGroup(Page).RequireAuthorization(Policies.Carriers);
        pages.MapGet("", ShowAsync);
        pages.MapGet(Export, ExportAsync);
        pages.MapGet(One, ShowOneAsync);
        pages.MapGet(One + Export, ExportOneAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, FigureStore store, TimeProvider clock)
    {
        var asked = Asked(context, clock);
        var figures = asked.Problem is null ? await store.ReadAsync(asked.Period, context.RequestAborted) : [];
        return new RazorComponentResult<CarriersPage>(new { Asked = (object)asked, Figures = (object)figures })
        {
            StatusCode = StatusOf(asked),
        };
    }

    private static async Task<IResult> ExportAsync(HttpContext context, FigureStore store, TimeProvider clock)
    {
        var asked = Asked(context, clock);
        if (asked.Problem is not null)
            return Results.BadRequest();
        var figures = await store.ReadAsync(asked.Period, context.RequestAborted);
        return Results.File(FiguresCsv.Write(figures), CsvFile.ContentType, NameOf("carriers", asked.Period));
    }

    private static async Task<IResult> ShowOneAsync(
        HttpContext context, EvidenceStore store, TimeProvider clock, string carrier)
    {
        var asked = Asked(context, clock);
        if (!await store.IsKnownAsync(carrier, context.RequestAborted))
            return Results.NotFound();
        var evidence = asked.Problem is null
            ? await store.ShownAsync(carrier, asked.Period, context.RequestAborted)
            : null;
        return new RazorComponentResult<CarrierPage>(new
        {
            Carrier = carrier, Asked = (object)asked, Evidence = (object?)evidence,
        })
        {
            StatusCode = StatusOf(asked),
        };
    }

    private static async Task<IResult> ExportOneAsync(
        HttpContext context, EvidenceStore store, TimeProvider clock, string carrier)
    {
        var asked = Asked(context, clock);
        if (asked.Problem is not null)
            return Results.BadRequest();
        if (!await store.IsKnownAsync(carrier, context.RequestAborted))
            return Results.NotFound();
        var evidence = await store.ExportedAsync(carrier, asked.Period, context.RequestAborted);
        return Results.File(EvidenceCsv.Write(evidence), CsvFile.ContentType, NameOf(carrier, asked.Period));
    }

    private static PeriodReading Asked(HttpContext context, TimeProvider clock) => QualityPeriod.Read(
        context.Request.Query, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));

    private static int StatusOf(PeriodReading asked) =>
        asked.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static string NameOf(string what, QualityPeriod period) =>
        $"{what}_{period.From:yyyy-MM-dd}_{period.To:yyyy-MM-dd}.csv";
}
