using System.Globalization;
using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Hits;
using Bmis.Central.Watchlists.Drills.Pages;
using Bmis.Central.Watchlists.Entries;
using Bmis.Central.Watchlists.Proposals;

namespace Bmis.Central.Watchlists.Drills;

/// <summary>
/// Drills at the command line: <c>drill propose</c>, <c>list</c>, <c>stop</c>, <c>specimen</c>. A proposal is shown,
/// approved and rejected like any other of the desk.
/// </summary>
internal static class DrillVerbs
{
    public const string ProposeUsage = "FILE|- --by PERSON";
    public const string StopUsage = "DRILL --reason TEXT --by PERSON";
    public const string SpecimenUsage = "DRILL";

    private static readonly HitViewer Everything = new(true, true, null);

    public static async Task<int> ProposeAsync(VerbContext context)
    {
        var by = context.Arguments.Required("--by");
        var form = await EntryVerbs.ReadAsync<DrillForm>(context, context.Arguments.Word("FILE"), "a drill");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("drill propose", "", context.Cancellation);
        var outcome = await rooms.GetRequiredService<DrillDesk>().ProposeAsync(form, by, context.Cancellation);
        if (outcome.Wrong.Count > 0) throw new StopException(Sentence(outcome.Wrong));
        return EntryVerbs.Report(context, outcome.Proposed, outcome.DrillId);
    }

    /// <summary>Every approved drill with what it came to; no names.</summary>
    public static async Task<int> ListAsync(VerbContext context)
    {
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("drill list", "", context.Cancellation);
        var drills = (await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation)).Drills;
        var tallies = await rooms.GetRequiredService<DrillResults>().CountAsync(
            drills, Everything, context.Cancellation);
        var now = rooms.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        foreach (var one in drills.Select(drill => new DrillSummary(drill, tallies, now)))
            context.Write(new
            {
                drill = one.Drill.Id,
                state = JsonName.Of(one.State),
                startsAt = Minutes(one.Drill.Plan.StartsAt),
                endsAt = Minutes(one.Drill.Plan.EndsAt),
                posts = one.Drill.Plan.Posts,
                presented = one.Presented,
                hit = one.Hit,
                late = one.Late,
                noHit = one.None,
                outOfTime = one.OutOfTime,
                notPresented = one.IsNotPresented,
                notPresentedAt = one.AbsentPosts,
            });
        return VerbContext.Done;
    }

    public static async Task<int> StopAsync(VerbContext context)
    {
        var (reason, by) = (context.Arguments.Required("--reason"), context.Arguments.Required("--by"));
        var id = context.Arguments.Word("DRILL");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("drill stop", id, context.Cancellation);
        var problem = await rooms.GetRequiredService<DrillDesk>().StopAsync(id, reason, by, context.Cancellation);
        context.Write(new { drill = id, result = problem == ProposalProblem.None ? "done" : JsonName.Of(problem) });
        return problem == ProposalProblem.None ? VerbContext.Done : VerbContext.Failed;
    }

    /// <summary>The machine-readable zone with which the person of a drill is presented.</summary>
    public static async Task<int> SpecimenAsync(VerbContext context)
    {
        var id = context.Arguments.Word("DRILL");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("drill specimen", id, context.Cancellation);
        var approved = await rooms.GetRequiredService<ApprovedReader>().CurrentAsync(context.Cancellation);
        var drill = approved.FindDrill(id) ?? throw new StopException("There is no such drill.");
        context.Write(new { drill = id, mrz = SpecimenPassport.Of(drill).Mrz.Split('\n') });
        return VerbContext.Done;
    }

    private static string Sentence(IReadOnlyList<string> wrong)
    {
        var fields = $"These fields are missing or wrong: {string.Join(", ", wrong)}.";
        return wrong.Contains("nationality") || wrong.Contains("issuingState")
            ? fields + " An invented person has the nationality and the documents of UTO and of no other State."
            : fields;
    }

    private static string Minutes(DateTime at) => at.ToString(DrillForm.Minutes, CultureInfo.InvariantCulture) + "Z";
}
