using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Intake.DeadLetters;

namespace Bmis.Central.Intake.Epochs;

/// <summary>
/// <c>bmis-central epoch list</c> prints the branches of lanes whose journals forked or were restored, one line each;
/// <c>epoch accept</c> lets one count in place of the other, <c>epoch refuse</c> keeps it as evidence.
/// </summary>
internal static class EpochVerbs
{
    public const string ListUsage = "[LANE]";
    public const string DecideUsage = "LANE+N --words WORDS";

    public static async Task<int> ListAsync(VerbContext context)
    {
        var lane = context.Arguments.Words() switch
        {
            [] => null,
            [var one] => one,
            _ => throw new StopException("One lane is listed, or all."),
        };
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("epoch list", lane ?? "", context.Cancellation);
        foreach (var branch in await rooms.GetRequiredService<EpochStore>().ReadAsync(lane, context.Cancellation))
            context.Write(Row(branch));
        return VerbContext.Done;
    }

    public static Task<int> AcceptAsync(VerbContext context) => DecideAsync(context, accepts: true);

    public static Task<int> RefuseAsync(VerbContext context) => DecideAsync(context, accepts: false);

    private static async Task<int> DecideAsync(VerbContext context, bool accepts)
    {
        var words = context.Arguments.Option("--words") ?? "";
        if (context.Arguments.Words() is not [var key])
            throw new StopException("One branch is decided, such as KEMBA-01+2.");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync(accepts ? "epoch accept" : "epoch refuse", key, context.Cancellation);
        var result = await rooms.GetRequiredService<EpochStore>().DecideAsync(
            key, accepts, words, $"os:{Environment.UserName}", context.Cancellation);
        if (result is not (DecisionResult.Done or DecisionResult.Already))
            throw new StopException(Sentence(result, key));
        var tally = accepts
            ? await rooms.GetRequiredService<EpochKeeper>().CatchUpAsync(context.Cancellation)
            : ReplayTally.Nothing;
        context.Write(new
        {
            branch = key,
            state = accepts ? "accepted" : "refused",
            applied = tally.Applied,
            alreadyApplied = tally.AlreadyApplied,
            stillFaulty = tally.StillFaulty,
        });
        return VerbContext.Done;
    }

    private static string Sentence(DecisionResult result, string key) => result switch
    {
        DecisionResult.Words => $"Say why with --words, in at most {EpochStore.LongestWords} characters.",
        DecisionResult.Counts => $"The branch {key} counts: accept another of the lane in its place.",
        _ => $"No lane with more than one branch has a branch {key}.",
    };

    private static object Row(Branch branch) => new
    {
        branch = branch.LaneId,
        region = branch.RegionId,
        state = branch.State,
        from = branch.BaseSequence,
        to = branch.Held,
        apart = branch.Apart,
        begun = branch.BegunAt,
        stored = branch.AcknowledgedAt,
        certificate = branch.CertificateSha256 is { } digest ? Convert.ToHexStringLower(digest) : "",
        decided = branch.DecidedAt,
        decidedBy = branch.DecidedBy,
        words = branch.Words,
    };
}
