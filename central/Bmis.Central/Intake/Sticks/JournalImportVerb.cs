using Bmis.Central.Audit;
using Bmis.Central.CommandLine;
using Bmis.Central.Distribution;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Google.Protobuf;

namespace Bmis.Central.Intake.Sticks;

/// <summary>
/// <c>bmis-central journal import FILE</c>: takes a lane's journal in from a kit (<c>bmis-post sync export</c>), by the
/// checks and into the store of the streams, and writes the kit that goes back. It exits with 1 when something of the
/// journal could not be taken; what stands before that is stored, and acknowledged in the kit that goes back.
/// </summary>
internal static class JournalImportVerb
{
    public const string Usage = "FILE [--return FILE] [--key PEM…]     a kit of a lane without a network";

    public static async Task<int> RunAsync(VerbContext context)
    {
        var older = context.Arguments.Each("--key");
        var answer = context.Arguments.Option("--return");
        var file = context.Arguments.Word("FILE");
        context.Arguments.RequireNothingElse();
        await using var rooms = context.OpenRooms();
        try
        {
            using var kit = await AdmittedKit.OpenAsync(rooms, file, older, context.Cancellation);
            await rooms.NoteAsync("journal import", kit.Branch.LaneId, context.Cancellation);
            var outcome = await rooms.GetRequiredService<KitIntake>().TakeAsync(
                kit.Branch, kit.Reader, kit.CertificateSha256, Progress(context, kit), context.Cancellation);
            var back = answer ?? file + ".return";
            var lists = await rooms.GetRequiredService<ReturnKits>().WriteAsync(
                back, kit.Branch, kit.Device, Receipt(outcome), context.Cancellation);
            context.Write(Row(outcome, back, lists.ToDictionary(one => one.Name, one => one.Version)));
            if (outcome.IsWhole)
                return VerbContext.Done;
            await context.Error.WriteLineAsync(outcome.Trouble);
            return VerbContext.Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StopException(failure.Message);
        }
    }

    private static KitProgress Progress(VerbContext context, AdmittedKit kit)
    {
        var (start, end) = (kit.Reader.Header.Journal.Start.Sequence, kit.Reader.Header.Journal.End.Sequence);
        return new KitProgress(context.Error, start, end);
    }

    private static KitReceipt Receipt(KitOutcome outcome) => new()
    {
        Epoch = outcome.Branch.Epoch,
        Held = new Acknowledgement
        {
            Sequence = outcome.Held.Sequence, Hash = ByteString.CopyFrom(outcome.Held.Hash.Span),
        },
        EpochState = outcome.State,
        Refusal = outcome.Refusal,
    };

    private static object Row(KitOutcome outcome, string back, IReadOnlyDictionary<string, long> lists) => new
    {
        lane = outcome.Branch.LaneId,
        epoch = outcome.Branch.Epoch,
        state = BranchRow.TextOf(outcome.State),
        before = outcome.Before.Sequence,
        held = outcome.Held.Sequence,
        stored = outcome.Held.Sequence - outcome.Before.Sequence,
        attachments = outcome.Attachments,
        whole = outcome.IsWhole,
        firstBad = outcome.FirstBad == 0 ? (long?)null : outcome.FirstBad,
        refusal = outcome.Refusal?.Reason.ToString() ?? "",
        @return = back,
        lists,
    };
}
