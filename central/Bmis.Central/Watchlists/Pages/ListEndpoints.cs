using Bmis.Central.CommandLine;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Bmis.Watchlist.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>The data manager's pages: lists and versions, import, search.</summary>
internal static class ListEndpoints
{
    private const string Page = "/lists";

    public static void Map(WebApplication application)
    {
        var lists = application.MapGroup(Page).RequireAuthorization(Policies.AlertLists);
        lists.MapGet("", ShowAsync);
        lists.MapPost("/import", ImportAsync);
        lists.MapGet("/search", ShowSearchAsync);
        lists.MapPost("/search", SearchAsync);
        EntryEndpoints.Map(lists);
        AdditionsEndpoints.Map(lists);
        NamedListEndpoints.Map(lists);
        ProposalEndpoints.Map(lists);
        ListTermsEndpoints.Map(lists);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context,
        AlertListStore store,
        ApprovedReader approved,
        ProposalStore proposals,
        TimeProvider clock) =>
        new RazorComponentResult<ListsPage>(new
        {
            Model = new ListsView(
                await approved.CurrentAsync(context.RequestAborted),
                await store.VersionsAsync(context.RequestAborted),
                await proposals.OpenOnesAsync(context.RequestAborted),
                clock.GetUtcNow()),
        });

    private static async Task<IResult> ImportAsync(HttpContext context, ListDesk desk, IFormCollection form)
    {
        var uploads = form.Files;
        var importer = ListImporters.Find(form["source"].ToString());
        var name = form["list"].ToString().Trim();
        if (importer is null) return Answer("source");
        if (name.Length == 0) name = ListVerbs.UsualName(importer.Source);
        if (!ListVerbs.IsName(name)) return Answer("name");
        if (uploads.Count == 0) return Answer("files");
        var files = new List<SourceFile>();
        foreach (var upload in uploads) files.Add(await LoadAsync(upload, context.RequestAborted));
        var outcome = await desk.ImportAsync(name, importer, files, Person(context), context.RequestAborted);
        return new RazorComponentResult<ListImportPage>(new { Model = outcome })
        {
            StatusCode = outcome.Version is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> ShowSearchAsync(HttpContext context, AlertListStore store) =>
        Search(new(await NamesAsync(context, store), new(null, null, null, null, null, null, null), "", null, null));

    // The name travels in the body of a form and never in an address.
    private static async Task<IResult> SearchAsync(
        HttpContext context, AlertListStore store, LoadedLists lists, IFormCollection form)
    {
        string? Field(string field) => form[field].ToString().Trim() is { Length: > 0 } text ? text : null;
        var typed = new ScreenQuery(
            null, Field("name"), Field("birthDate"), Field("nationality"), Field("sex"), Field("documentNumber"),
            Field("issuingState"));
        var names = await NamesAsync(context, store);
        var list = names.FirstOrDefault(name => name == Field("list")) ?? "";
        var (query, wrong) = typed.ToAlertQuery();
        if (list.Length == 0) wrong = "list";
        if (wrong is not null) return Search(new(names, typed, list, wrong, null));
        try
        {
            var snapshot = await lists.LoadAsync(list, context.RequestAborted);
            return Search(new(names, typed, list, null, snapshot.Screen(query!)));
        }
        catch (StopException)
        {
            return Search(new(names, typed, list, null, []));
        }
    }

    private static RazorComponentResult<ListSearchPage> Search(SearchView view) => new(new { Model = view })
    {
        StatusCode = view.WrongField is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
    };

    private static async Task<IReadOnlyList<string>> NamesAsync(HttpContext context, AlertListStore store)
    {
        var lists = await store.ListsAsync(context.RequestAborted);
        return [ListNames.Alert, .. lists.Select(list => list.Name)];
    }

    private static async Task<SourceFile> LoadAsync(IFormFile upload, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await upload.CopyToAsync(content, cancellation);
        return new(Path.GetFileName(upload.FileName), content.ToArray());
    }

    private static string Person(HttpContext context) => context.User.Identity?.Name ?? "";

    private static IResult Answer(string problem) =>
        Results.LocalRedirect(Page + QueryString.Create("problem", problem));
}
