using Bmis.Central.CommandLine;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Crossings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>The data manager's pages: lists and versions, import, search.</summary>
internal static class ListEndpoints
{
    private const string Page = "/lists";

    public static void Map(WebApplication application)
    {
        var lists = application.MapGroup(Page).RequireAuthorization(Policies.AlertLists);
        lists.MapGet("", ShowAsync);
        ImportEndpoints.Map(lists, application.Services.GetRequiredService<IOptions<WatchlistsOptions>>().Value);
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
        IOptions<WatchlistsOptions> options,
        TimeProvider clock) =>
        new RazorComponentResult<ListsPage>(new
        {
            Model = new ListsView(
                await approved.CurrentAsync(context.RequestAborted),
                await store.VersionsAsync(context.RequestAborted),
                await proposals.OpenOnesAsync(context.RequestAborted),
                options.Value.UploadMegabytes,
                clock.GetUtcNow()),
        });

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
}
