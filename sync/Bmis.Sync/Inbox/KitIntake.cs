using Bmis.Sync.Attachments;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Kits;
using Bmis.Sync.Protocol;
using Microsoft.Extensions.Logging;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>
/// Takes a lane's journal in from a kit as from a stream: the same receiver checks it and the same store keeps it. A
/// kit may be older than what is held and then changes nothing. Who the lane is must have been judged before.
/// </summary>
/// <param name="store">Where the entries go.</param>
/// <param name="attachments">Where attachments go that are wanted.</param>
/// <param name="time">The centre's clock.</param>
/// <param name="logger">Where refusals are told.</param>
public sealed class KitIntake(
    IInboxStore store, IAttachmentStore attachments, TimeProvider time, ILogger<KitIntake> logger)
{
    /// <summary>The branch of which a kit is; null when it is no journal of this lane or breaks a limit.</summary>
    public static Producer? BranchOf(KitHeader header, Producer lane) =>
        header is { Journal: { Start: { } start, End: { } end } journal }
        && header.LaneId == lane.LaneId
        && journal.Epoch is >= Producer.FirstEpoch and <= EnvelopeLimits.Epoch
        && IsCheckpoint(start) && IsCheckpoint(end) && start.Sequence <= end.Sequence
            ? lane.In(journal.Epoch)
            : null;

    /// <summary>Takes in what is new of a kit.</summary>
    /// <param name="branch">Whose it is, see <see cref="BranchOf"/>.</param>
    /// <param name="kit">The kit, unlocked and read no further than its header.</param>
    /// <param name="certificate">SHA-256 of the certificate of whoever signed it.</param>
    /// <param name="progress">Told the number of the last entry that is stored.</param>
    /// <param name="cancellation">Gives up; what was stored stays.</param>
    public async Task<KitOutcome> TakeAsync(
        Producer branch,
        KitReader kit,
        ReadOnlyMemory<byte> certificate,
        IProgress<long>? progress,
        CancellationToken cancellation)
    {
        var journal = kit.Header.Journal;
        var acknowledged = journal.Acknowledged is { Hash.Length: EnvelopeLimits.HashBytes } said
            && said.Sequence > 0 && said.Sequence <= journal.End.Sequence ? Of(said) : Checkpoint.Start;
        var open = await store.OpenAsync(branch, new LaneGreeting(acknowledged, certificate), cancellation);
        if (open is null)
            return await TooManyAsync(branch, cancellation);
        var untouched = new KitOutcome(branch, open.Held, open.Held, open.State);
        if (await ForkAsync(branch, journal, cancellation) is { } fork)
            return await ForkedAsync(untouched, fork, kit.Signed.Header.Memory, cancellation);
        if (journal.Start.Sequence > open.Held.Sequence)
            return await GapAsync(untouched, acknowledged, cancellation);
        var taken = journal.End.Sequence < open.Held.Sequence
            ? untouched
            : await StreamAsync(untouched, open, new KitMessages(kit, branch, acknowledged), progress, cancellation);
        return taken.IsWhole ? await AttachAsync(taken, kit, cancellation) : taken;
    }

    private static Checkpoint Of(Acknowledgement said) => new(said.Sequence, said.Hash.Memory);

    private static bool IsCheckpoint(Acknowledgement said) =>
        said.Sequence >= 0 && said.Hash.Length == EnvelopeLimits.HashBytes;

    private async Task<KitOutcome> StreamAsync(
        KitOutcome before,
        OpenBranch open,
        KitMessages messages,
        IProgress<long>? progress,
        CancellationToken cancellation)
    {
        var replies = new KitReplies(open.Held, progress);
        var stream = new IntakeStream(open, store, replies, time, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var each = messages.ReadAsync().GetAsyncEnumerator(stop.Token);
        await each.MoveNextAsync();
        await stream.RunAsync(each, stop, CancellationToken.None, cancellation);
        var taken = before with { Held = replies.Held, Refusal = replies.Refusal };
        if (replies.Refusal is { } refusal)
            return Bad(taken, refusal.Sequence, Words(refusal));
        if (replies.Asked > 1)
            return Bad(taken, taken.Held.Sequence + 1, $"Entry {taken.Held.Sequence + 1} is missing in the kit.");
        if (messages.Fault.Length > 0)
            return Bad(taken, messages.NextSequence, messages.Fault);
        return taken.Held.Sequence >= messages.End
            ? taken
            : Bad(taken, taken.Held.Sequence + 1, $"The kit ends before entry {taken.Held.Sequence + 1}.");
    }

    // What headquarters wants of them is known once the entries are stored; what it does not want is passed over.
    private async Task<KitOutcome> AttachAsync(KitOutcome taken, KitReader kit, CancellationToken cancellation)
    {
        var kept = 0;
        try
        {
            for (var item = kit.Next(); item is not null; item = kit.Next())
            {
                if (item.Attachment is { Content.Length: > 0 and <= AttachmentLimits.ContentBytes } one
                    && AttachmentLimits.Read(one.Name) is { } key
                    && await attachments.TakeAsync(taken.Branch, key, one.Content.Memory, "", cancellation))
                    kept++;
            }

            return taken with { Attachments = kept };
        }
        catch (KitException fault)
        {
            var trouble = $"Every entry is held, and the kit is damaged: {fault.Message}";
            return taken with { Attachments = kept, Trouble = trouble };
        }
    }

    // The checkpoints between which the kit lies must be the centre's own, as far as it has entries of these numbers.
    private async Task<long?> ForkAsync(Producer branch, JournalKit journal, CancellationToken cancellation)
    {
        foreach (var said in (Acknowledgement[])[journal.Start, journal.End])
        {
            if (await store.HashAtAsync(branch, said.Sequence, cancellation) is { } own
                && !own.Span.SequenceEqual(said.Hash.Span))
                return said.Sequence;
        }

        return null;
    }

    private async Task<KitOutcome> ForkedAsync(
        KitOutcome outcome, long sequence, ReadOnlyMemory<byte> evidence, CancellationToken cancellation)
    {
        await KeepAsync(outcome.Branch, new Quarantine(RefusalReason.Fork, sequence, evidence), cancellation);
        var refusal = new Refusal
        {
            Reason = RefusalReason.Fork,
            Sequence = sequence,
            Epoch = await store.NextEpochAsync(outcome.Branch, cancellation),
        };
        return Bad(outcome with { Refusal = refusal }, sequence, Words(refusal));
    }

    private async Task<KitOutcome> GapAsync(
        KitOutcome outcome, Checkpoint acknowledged, CancellationToken cancellation)
    {
        var missing = outcome.Held.Sequence + 1;
        if (acknowledged.Sequence > outcome.Held.Sequence)
        {
            var behind = new Quarantine(RefusalReason.CentreBehind, acknowledged.Sequence, default);
            await KeepAsync(outcome.Branch, behind, cancellation);
        }

        return Bad(
            outcome, missing, $"Entry {missing} is missing: write another kit with --from {missing} at the lane.");
    }

    private async Task<KitOutcome> TooManyAsync(Producer branch, CancellationToken cancellation)
    {
        var limit = new Quarantine(RefusalReason.EpochLimit, 0, default);
        await KeepAsync(branch.In(Producer.FirstEpoch), limit, cancellation);
        var refusal = new Refusal { Reason = limit.Reason };
        var nothing = new KitOutcome(branch, Checkpoint.Start, Checkpoint.Start, EpochState.Quarantined);
        return Bad(nothing with { Refusal = refusal }, 0, Words(refusal));
    }

    private async ValueTask KeepAsync(Producer branch, Quarantine quarantine, CancellationToken cancellation)
    {
        logger.LaneRefused(branch.Key, quarantine.Reason, quarantine.Sequence);
        await store.QuarantineAsync(branch, quarantine, cancellation);
    }

    private static KitOutcome Bad(KitOutcome outcome, long sequence, string words) =>
        outcome with { FirstBad = sequence, Trouble = words };

    private static string Words(Refusal refusal) => refusal.Reason switch
    {
        RefusalReason.Fork =>
            $"Entry {refusal.Sequence} differs from the one that is held: the journal forked. It is kept as evidence.",
        RefusalReason.BrokenChain => $"Entry {refusal.Sequence} does not fit its hash or the entry before it.",
        RefusalReason.Malformed => $"Entry {refusal.Sequence} cannot be read or exceeds a limit.",
        RefusalReason.WrongLane => $"Entry {refusal.Sequence} bears another lane's id.",
        RefusalReason.Fenced => "The lane pushed over the network meanwhile: import the kit again.",
        RefusalReason.EpochLimit =>
            "As many branches of the lane as may await a decision at headquarters (bmis-central epoch list).",
        _ => $"The journal is refused: {refusal.Reason} at {refusal.Sequence}.",
    };
}
