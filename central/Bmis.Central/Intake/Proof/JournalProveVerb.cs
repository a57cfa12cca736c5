using Bmis.Central.Audit;
using Bmis.Central.CommandLine;

namespace Bmis.Central.Intake.Proof;

/// <summary>
/// <c>bmis-central journal prove</c>: walks every lane's journal in the warehouse, or one's, and prints one line a
/// lane; exit 1 when one does not fit.
/// </summary>
internal static class JournalProveVerb
{
    public const string Usage = "[[--lane] LANE]";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var only = context.Arguments.Option("--lane") ?? Named(context.Arguments);
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        await rooms.NoteAsync("journal prove", only ?? "", context.Cancellation);
        var prover = rooms.GetRequiredService<JournalProver>();
        var lanes = await prover.LanesAsync(only, context.Cancellation);
        if (only is not null && lanes.Count == 0)
            throw new StopException($"There is no lane {only}.");
        var whole = true;
        foreach (var lane in lanes)
        {
            var proof = await prover.ProveAsync(lane, context.Cancellation);
            context.Write(Row(proof));
            whole &= proof.IsWhole;
        }

        return whole ? VerbContext.Done : VerbContext.Failed;
    }

    private static string? Named(Arguments arguments) => arguments.Words() switch
    {
        [] => null,
        [var lane] => lane,
        _ => throw new StopException("One lane is proved, or all."),
    };

    private static object Row(JournalProof proof) => new
    {
        lane = proof.Lane.LaneId,
        region = proof.Lane.RegionId,
        entries = proof.Count.Entries,
        last = proof.Last.Sequence,
        head = Convert.ToHexStringLower(proof.Last.Hash.Span),
        opened = proof.Opened,
        erased = proof.Erased,
        crossings = proof.Count.Crossings,
        deadLetters = proof.Count.DeadLetters,
        valid = proof.IsWhole,
        firstBad = proof.Fault?.Sequence,
        reason = proof.Fault?.Reason ?? "",
    };
}
