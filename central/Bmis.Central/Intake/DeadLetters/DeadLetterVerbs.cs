using Bmis.Central.Audit;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Intake.DeadLetters;

/// <summary>
/// <c>bmis-central dead-letters list</c> prints what could not be applied, one line a letter and never a payload;
/// <c>dead-letters replay</c> tries again, one line a journal; exit 1 when something still fails.
/// </summary>
internal static class DeadLetterVerbs
{
    public const string ListUsage = "[--lane LANE] [--reason REASON] [--over]";
    public const string ReplayUsage = "(--lane LANE [--number N] | --reason REASON | --all)";

    public static async Task<int> ListAsync(VerbContext context)
    {
        var filter = Filter(context.Arguments) with { IsOver = context.Arguments.Flag("--over") };
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("dead-letters list", filter.ToString(), context.Cancellation);
        var store = rooms.GetRequiredService<DeadLetterStore>();
        foreach (var letter in await store.LettersAsync(filter, context.Cancellation, int.MaxValue))
            context.Write(Row(letter));
        return VerbContext.Done;
    }

    public static async Task<int> ReplayAsync(VerbContext context)
    {
        var filter = Filter(context.Arguments);
        if (context.Arguments.Flag("--all") != filter.IsEverything)
            throw new StopException("Either --all is said, or which dead letters are meant.");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("dead-letters replay", filter.ToString(), context.Cancellation);
        var replay = rooms.GetRequiredService<DeadLetterReplay>();
        var faulty = 0;
        foreach (var meant in await rooms.GetRequiredService<DeadLetterStore>().MeantAsync(filter, context.Cancellation))
        {
            var tally = await replay.ReplayAsync(
                meant, $"os:{Environment.UserName}", int.MaxValue, context.Cancellation);
            faulty += tally.StillFaulty;
            context.Write(new
            {
                lane = meant.LaneId,
                region = meant.RegionId,
                applied = tally.Applied,
                alreadyApplied = tally.AlreadyApplied,
                stillFaulty = tally.StillFaulty,
            });
        }

        return faulty == 0 ? VerbContext.Done : VerbContext.Failed;
    }

    private static LetterFilter Filter(Arguments arguments)
    {
        var (lane, number, reason) =
            (arguments.Option("--lane"), arguments.Option("--number"), arguments.Option("--reason"));
        var filter = LetterFilter.Of(lane, number, reason);
        if (filter.LaneId != lane || filter.Reason != reason || filter.Sequence is null != number is null)
            throw new StopException("The lane, the number or the reason is none.");
        return filter;
    }

    private static object Row(LetterRow letter) => new
    {
        lane = letter.LaneId,
        region = letter.RegionId,
        number = letter.Sequence,
        kind = letter.Kind,
        reason = letter.Reason,
        noted = letter.NotedAt,
        owner = letter.Owner,
        tried = letter.TriedAt,
        triedBy = letter.TriedBy,
        outcome = letter.Outcome,
    };
}
