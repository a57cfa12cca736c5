using Bmis.Biometrics.Identification;
using Bmis.Central.Fingerprints.Pages;
using Bmis.Central.Officers;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Pages;
using Bmis.Central.Watchlists.Proposals;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// The prints of an entry, an own or an imported one: shown to data managers, and added or taken out by a proposal that
/// another one approves.
/// </summary>
internal static class EntryPrintEndpoints
{
    private const string Page = "/lists";
    private const int LargestForm = PrintFile.MostBytes + (64 * 1024);

    public static void Map(WebApplication application)
    {
        var lists = application.MapGroup(Page).RequireAuthorization(Policies.AlertLists);
        lists.MapGet("/prints/{finger:int}/{digest}", ShowPictureAsync);
        lists.MapGet("/entries/{id}/prints", ShowAsync);
        lists.MapPost("/entries/{id}/prints", ProposeAsync).WithMetadata(
            new RequestSizeLimitAttribute(LargestForm),
            // Read in memory alone: a form's files would lie in clear in the system's folder for a moment.
            new RequestFormLimitsAttribute { MemoryBufferThreshold = 2 * PrintFile.MostBytes });
    }

    /// <summary>Where the page is on which the prints of an entry are changed.</summary>
    public static string Of(string id) => EntryAddress.Of(id) + "/prints";

    /// <summary>Where the picture of a print is.</summary>
    public static string Picture(PrintReference print) => $"{Page}/prints/{print.Finger}/{print.Digest}";

    private static async Task<IResult> ShowPictureAsync(
        HttpContext context, EntryPrintStore prints, int finger, string digest) => FingerPictures.Answer(
            context, await prints.FindAsync(new(finger, true, digest), context.RequestAborted));

    private static async Task<IResult> ShowAsync(
        HttpContext context, ApprovedReader approved, EntryPrintStore prints, string id) =>
        await FindAsync(context, approved, prints, id) is { } view ? Form(view) : Results.NotFound();

    private static async Task<IResult> ProposeAsync(
        HttpContext context,
        ApprovedReader approved,
        ProposalDesk proposals,
        EntryPrintStore prints,
        IFormCollection form,
        string id)
    {
        if (await FindAsync(context, approved, prints, id) is not { } found) return Results.NotFound();
        var view = found with
        {
            Finger = DeskForms.Number(form, "finger"), Reason = DeskForms.Text(form, "reason"),
        };
        string[] removed = [.. form["remove"].OfType<string>()];
        var (added, wrong) = removed.Length > 0
            ? (null, view)
            : await KeepAsync(view, form, prints, context.RequestAborted);
        if (wrong is { Wrong.Length: > 0 }) return Form(wrong);
        if (view.Reason.Length == 0) return Form(view with { Wrong = "reason", Problem = "prints.wrong.reason" });
        var desk = view.Listed.Desk ?? new DeskEntry();
        string[] samples = [.. desk.Samples.Except(removed), .. added is null ? [] : new[] { added.ToString() }];
        var said = desk.WithSamples([.. samples.Distinct()]);
        return await DeskAnswers.OfAsync(
            Of(view.Listed.Id),
            "proposed",
            () => proposals.ProposeAsync(
                context,
                desk.Own is null ? ProposalKind.Additions : ProposalKind.Amend,
                [new(view.Listed.Id, said, null, DeskForms.Number(form, "base"))],
                view.Reason));
    }

    private static async Task<(PrintReference? Added, EntryPrintView View)> KeepAsync(
        EntryPrintView view, IFormCollection form, EntryPrintStore prints, CancellationToken cancellation)
    {
        if (view.Finger is < 1 or > 10) return (null, Wrong(view, "finger", "finger"));
        if (view.Prints.Count >= LabelledTemplate.Most) return (null, Wrong(view, "print", "many"));
        if (form.Files["print"] is not { Length: > 0 and <= PrintFile.MostBytes } file)
            return (null, Wrong(view, "print", PrintProblem.Size));
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var (reference, problem) = await prints.KeepAsync(bytes.ToArray(), view.Finger, cancellation);
        return reference is null ? (null, Wrong(view, "print", problem)) : (reference, view);
    }

    private static EntryPrintView Wrong(EntryPrintView view, string field, string problem) =>
        view with { Wrong = field, Problem = $"prints.wrong.{problem}" };

    private static async Task<EntryPrintView?> FindAsync(
        HttpContext context, ApprovedReader approved, EntryPrintStore prints, string id) =>
        (await approved.CurrentAsync(context.RequestAborted)).Find(EntryAddress.Id(id)) is { } listed
            ? new(listed, await prints.QualitiesAsync(PrintReference.Of(listed.Said.Samples), context.RequestAborted))
            : null;

    private static RazorComponentResult<EntryPrintPage> Form(EntryPrintView view) =>
        DeskAnswers.Page<EntryPrintPage>(view, view.Wrong.Length > 0);
}
