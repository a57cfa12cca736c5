using Bmis.Central.Hits.Photographs;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;
using Bmis.Watchlist.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bmis.Central.Watchlists.Pages;

/// <summary>
/// The photograph of an own entry: shown to data managers, and proposed by one for another to approve. The entry holds
/// a reference that binds its bytes; lanes get the reference alone.
/// </summary>
internal static class EntryPhotographEndpoints
{
    private const string Page = "/lists";

    public static void Map(WebApplication application)
    {
        var lists = application.MapGroup(Page).RequireAuthorization(Policies.AlertLists);
        lists.MapGet("/photographs/{digest}", ShowPictureAsync);
        lists.MapGet("/entries/{id}/photograph", ShowAsync);
        lists.MapPost("/entries/{id}/photograph", ProposeAsync).TakesFile(JpegPicture.MostBytes);
    }

    /// <summary>Where the page is on which the photograph of an entry is changed.</summary>
    public static string Of(string id) => EntryAddress.Of(id) + "/photograph";

    /// <summary>Where the picture of a reference is.</summary>
    public static string Picture(string reference) =>
        $"{Page}/photographs/{reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..]}";

    private static async Task<IResult> ShowPictureAsync(
        HttpContext context, EntryPhotographs photographs, string digest) => PhotographsRoom.Answer(
            context, await photographs.FindAsync(EntryPhotographs.Reference(digest), context.RequestAborted));

    private static async Task<IResult> ShowAsync(HttpContext context, ApprovedReader approved, string id) =>
        await FindAsync(context, approved, id) is { } listed ? Form(listed) : Results.NotFound();

    private static async Task<IResult> ProposeAsync(
        HttpContext context,
        ApprovedReader approved,
        ProposalDesk desk,
        EntryPhotographs photographs,
        IFormCollection form,
        string id)
    {
        if (await FindAsync(context, approved, id) is not { } listed) return Results.NotFound();
        var reference = form.ContainsKey("remove") ? "" : await KeepAsync(form, photographs, context.RequestAborted);
        var reason = DeskForms.Text(form, "reason");
        if (reference is null) return Form(listed, "photograph", reason);
        if (reason.Length == 0) return Form(listed, "reason");
        var version = DeskForms.Number(form, "base");
        var changed = listed.Desk! with
        {
            Own = AlertListFile.Write([listed.Said with { Photograph = reference }]),
        };
        return await DeskAnswers.OfAsync(
            Of(listed.Id),
            "proposed",
            () => desk.ProposeAsync(
                context, ProposalKind.Amend, [new(listed.Id, changed, null, version)], reason));
    }

    private static async Task<string?> KeepAsync(
        IFormCollection form, EntryPhotographs photographs, CancellationToken cancellation) =>
        await FormFiles.ReadAsync(form, "photograph", JpegPicture.MostBytes, cancellation) is { } bytes
            ? await photographs.KeepAsync(bytes, cancellation)
            : null;

    private static async Task<ListedEntry?> FindAsync(HttpContext context, ApprovedReader approved, string id) =>
        (await approved.CurrentAsync(context.RequestAborted)).Find(EntryAddress.Id(id)) is { Desk.Own: not null } listed
            ? listed
            : null;

    private static RazorComponentResult<EntryPhotographPage> Form(
        ListedEntry listed, string wrong = "", string reason = "") =>
        DeskAnswers.Page<EntryPhotographPage>(new EntryPhotographView(listed, wrong, reason), wrong.Length > 0);
}
