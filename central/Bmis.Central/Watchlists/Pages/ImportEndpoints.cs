using Bmis.Central.Watchlists.Entries;
using Bmis.Watchlist.Lists;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>Uploads of versions, and how far they are checked.</summary>
internal static class ImportEndpoints
{
    // What is checked sooner is answered at once; anything else has a page that follows it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // What the form itself takes beside its files.
    private const long Fields = 64 * 1024;

    public static void Map(RouteGroupBuilder lists, WatchlistsOptions options)
    {
        lists.MapPost("/import", ImportAsync)
            .WithFormOptions(multipartBodyLengthLimit: options.UploadBytes + Fields)
            .WithMetadata(new RequestSizeLimitAttribute(options.UploadBytes + Fields));
        lists.MapGet("/imports/{id:guid}", Show);
    }

    private static async Task<IResult> ImportAsync(
        HttpContext context, ImportChecks checks, TimeProvider clock, IFormCollection form)
    {
        var importer = ListImporters.Find(form["source"].ToString());
        var name = form["list"].ToString().Trim();
        if (importer is null) return Answer("source");
        if (name.Length == 0) name = ListVerbs.UsualName(importer.Source);
        if (!ListVerbs.IsName(name) || name == ApprovedList.Desk) return Answer("name");
        if (form.Files.Count == 0) return Answer("files");
        var check = await checks.TakeAsync(
            name, importer, form.Files, DeskAnswers.Person(context), context.RequestAborted);
        if (check is null) return Answer("busy");
        if (!form.ContainsKey("follow"))
            await Task.WhenAny(check.Work, Task.Delay(Patience, clock, context.RequestAborted));
        return check.IsDone && !form.ContainsKey("follow")
            ? Page(check, StatusOf(check))
            : Results.LocalRedirect($"/lists/imports/{check.Id}");
    }

    private static IResult Show(ImportChecks checks, Guid id) =>
        checks.Find(id) is { } check ? Page(check, StatusCodes.Status200OK) : Results.NotFound();

    private static int StatusOf(ImportCheck check) => check.Outcome switch
    {
        null => StatusCodes.Status503ServiceUnavailable,
        { Version: null } => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status200OK,
    };

    private static RazorComponentResult<ListImportPage> Page(ImportCheck check, int status) =>
        new(new { Model = check }) { StatusCode = status };

    private static IResult Answer(string problem) =>
        Results.LocalRedirect("/lists" + QueryString.Create("problem", problem));
}
