using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.SecondLine;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Hits;

namespace Bmis.BorderPost.Hits;

/// <summary>What officers do about hits, each once it is on disk. One for each request.</summary>
internal sealed class HitDesk(
    HitBook book,
    CaseBook cases,
    CaseWriter writer,
    DiscreetHits discreet,
    IDutyRoster roster,
    IHttpContextAccessor http,
    IdSource ids,
    TimeProvider clock,
    ILogger<HitDesk> logger)
{
    private const int LongestKey = 64;

    /// <summary>Second line says whether an entry means the traveller of a case.</summary>
    internal Task<IResult> AdjudicateAsync(Guid id, AdjudicationInput input) => InCaseAsync(
        id, input.Entry, input.Key, input.Problem(), (officer, entry) => Adjudicated(officer, id, entry, input));

    /// <summary>Who sees to the hit of a newer list says whether its entry means the traveller.</summary>
    internal Task<IResult> AdjudicateLateAsync(Guid id, AdjudicationInput input) => OfLateAsync(
        id, input.Entry, input.Key, input.Problem(), (officer, entry) => Adjudicated(officer, id, entry, input));

    /// <summary>Who sees to the hit of a newer list notes what its entry asks to note.</summary>
    internal Task<IResult> CollectLateAsync(Guid id, CollectedInput input)
    {
        var noted = input.Read();
        return OfLateAsync(id, input.Entry, input.Key, noted is null ? "HitNotes" : "", (officer, entry) =>
            Collected(officer, id, entry, noted!));
    }

    /// <summary>Second line notes what an entry asks to note.</summary>
    internal Task<IResult> CollectAsync(Guid id, CollectedInput input)
    {
        var noted = input.Read();
        return InCaseAsync(id, input.Entry, input.Key, noted is null ? "HitNotes" : "", (officer, entry) =>
            Collected(officer, id, entry, noted!));
    }

    /// <summary>Who may see discreet hits notes what was collected.</summary>
    internal async Task<IResult> CollectDiscreetlyAsync(Guid id, CollectedInput input)
    {
        if (Officer is not { } officer) return Results.Unauthorized();
        if (discreet.Find(id, input.Entry ?? "") is not { } hit) return Results.NotFound();
        return input.Read() is { } noted
            ? await WriteAsync(Collected(officer, id, hit.Hit.EntryId, noted), input.Key, HitEndpoints.DiscreetPath)
            : Results.LocalRedirect(HitEndpoints.DiscreetPath + "?problem=HitNotes");
    }

    /// <summary>
    /// Somebody sees to the hit of a newer list, or takes it over from who did. Nobody takes it from anybody whom the
    /// page did not name.
    /// </summary>
    internal async Task<IResult> AnswerAsync(Guid id, string entry, string from, string key, bool discreetly)
    {
        if (Officer is not { } officer) return Results.Unauthorized();
        var story = book.Find(id, entry);
        if (story.Late is not { } late || late.Hit.IsOpen == discreetly) return Results.NotFound();
        var back = discreetly ? HitEndpoints.DiscreetPath : HitEndpoints.LatePath;
        if (story.Answered?.OfficerId == officer.OfficerId) return Results.LocalRedirect(back);
        if ((story.Answered?.OfficerId ?? "") != from) return Results.LocalRedirect(back + "?problem=SeenToBy");
        var answered = new HitAnswered(
            ids.NextId(), clock.GetUtcNow(), officer.OfficerId, officer.ShiftId, id, entry);
        return await RecordedAsync(
            key, back, async () => await book.AnswerAsync(answered, from, key) ? back : back + "?problem=SeenToBy");
    }

    private DutyOfficer? Officer => roster.Current(http.HttpContext!.User);

    private HitAdjudicated Adjudicated(DutyOfficer officer, Guid id, string entry, AdjudicationInput input) => new(
        ids.NextId(), clock.GetUtcNow(), officer.OfficerId, officer.ShiftId, id, entry, input.Outcome, input.Codes,
        input.Said);

    private HitCollected Collected(DutyOfficer officer, Guid id, string entry, Collected noted) =>
        new(ids.NextId(), clock.GetUtcNow(), officer.OfficerId, officer.ShiftId, id, entry, noted);

    // First line never says what a hit is: only who has the case does, and only about what the case shows.
    private async Task<IResult> InCaseAsync(
        Guid id, string? entry, string key, string problem, Func<DutyOfficer, string, HitEvent> act)
    {
        if (Officer is not { } officer) return Results.Unauthorized();
        if (cases.Find(id) is not { } about) return Results.NotFound();
        var page = SecondLineEndpoints.Address(id);
        if (about.OfficerId != officer.OfficerId) return Results.LocalRedirect(page + "?problem=NotYours");
        if (!writer.Has(about, entry)) return Results.NotFound();
        return problem.Length > 0
            ? Results.LocalRedirect($"{page}?problem={problem}")
            : await WriteAsync(act(officer, entry!), key, page);
    }

    // A traveller who has passed has no case; who sees to the hit stands in its place.
    private async Task<IResult> OfLateAsync(
        Guid id, string? entry, string key, string problem, Func<DutyOfficer, string, HitEvent> act)
    {
        if (Officer is not { } officer) return Results.Unauthorized();
        var story = book.Find(id, entry ?? "");
        if (story.Late is not { Hit.IsOpen: true }) return Results.NotFound();
        var page = HitEndpoints.LatePath;
        if (story.Answered?.OfficerId != officer.OfficerId) return Results.LocalRedirect(page + "?problem=NotYours");
        return problem.Length > 0
            ? Results.LocalRedirect($"{page}?problem={problem}")
            : await WriteAsync(act(officer, entry!), key, page);
    }

    private Task<IResult> WriteAsync(HitEvent happened, string key, string page) => RecordedAsync(
        key, page, async () =>
        {
            await book.WriteAsync(happened, key);
            return page;
        });

    private async Task<IResult> RecordedAsync(string key, string page, Func<Task<string>> act)
    {
        if (key.Length is 0 or > LongestKey) return Results.BadRequest();
        try
        {
            return Results.LocalRedirect(await act());
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
            return Results.LocalRedirect(page + "?problem=CannotRecord");
        }
    }
}
