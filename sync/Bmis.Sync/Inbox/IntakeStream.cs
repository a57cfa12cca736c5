using System.Threading.Channels;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Protocol;
using Bmis.Sync.Wire;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Acknowledgement = Bmis.Sync.Protocol.Acknowledgement;
using Checkpoint = Bmis.Sync.Envelopes.Checkpoint;

namespace Bmis.Sync.Inbox;

/// <summary>
/// One push stream. A first task reads and checks, a second stores and replies in the same order; a short queue
/// between them lets both work at once and slows the lane down when the store is slow.
/// </summary>
internal sealed class IntakeStream(
    OpenBranch branch,
    IInboxStore store,
    IGrpcWriter<PushReply> replies,
    TimeProvider time,
    ILogger logger)
{
    private readonly Receiver _receiver = new(branch.Producer, branch.Held);
    private readonly Channel<ReceiverStep> _steps =
        Channel.CreateBounded<ReceiverStep>(ReceiverLimits.WaitingBatches);

    /// <summary>Runs from the message that was read first until the lane ends, is refused or is fenced.</summary>
    /// <remarks>The messages end when <paramref name="stop"/> is cancelled.</remarks>
    public async Task RunAsync(
        IAsyncEnumerator<PushRequest> messages,
        CancellationTokenSource stop,
        CancellationToken fenced,
        CancellationToken call)
    {
        await using var fence = fenced.UnsafeRegister(_ => stop.Cancel(), null);
        var reading = ReadAsync(messages, stop.Token);
        try
        {
            if (!await WorkAsync(stop.Token, call))
                return;
            await reading;
        }
        catch (OperationCanceledException) when (fenced.IsCancellationRequested && !call.IsCancellationRequested)
        {
            await RefuseAsync(RefusalReason.Fenced, 0, call);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(IAsyncEnumerator<PushRequest> messages, CancellationToken stop)
    {
        try
        {
            do
            {
                var step = _receiver.Take(messages.Current);
                if (step != ReceiverStep.Nothing)
                    await _steps.Writer.WriteAsync(step, stop);
            }
            while (await messages.MoveNextAsync());

            _steps.Writer.Complete();
        }
        catch (Exception failure)
        {
            _steps.Writer.Complete(failure);
            throw;
        }
    }

    // False when the stream was ended with a refusal.
    private async Task<bool> WorkAsync(CancellationToken stop, CancellationToken call)
    {
        await foreach (var step in _steps.Reader.ReadAllAsync(stop))
        {
            stop.ThrowIfCancellationRequested();
            for (var next = step; next is not null;)
            {
                if (!await DoAsync(next, call))
                    return false;
                next = next switch
                {
                    ReceiverStep.Store run => run.Then,
                    ReceiverStep.Warn warn => warn.Then,
                    _ => null,
                };
            }
        }

        return true;
    }

    private async ValueTask<bool> DoAsync(ReceiverStep step, CancellationToken call)
    {
        switch (step)
        {
            case ReceiverStep.Store run:
                return await StoreAsync(run, call);
            case ReceiverStep.Ask ask:
                await replies.WriteAsync(new PushReply { Checkpoint = Say(ask.Held) }, call);
                return true;
            case ReceiverStep.Acknowledge acknowledge:
                await AcknowledgeAsync(acknowledge.Held, call);
                return true;
            case ReceiverStep.Note note:
                return await NoteAsync(note, call);
            case ReceiverStep.Warn warn:
                await KeepAsync(warn.Quarantine, call);
                return true;
            case ReceiverStep.Refuse refuse:
                await QuarantineAsync(refuse.Quarantine, call);
                return false;
            default:
                return true;
        }
    }

    private async ValueTask<bool> StoreAsync(ReceiverStep.Store run, CancellationToken call)
    {
        if (!await store.AppendAsync(branch.Producer, run.Expected, run.Run, run.Next, call))
        {
            await RefuseAsync(RefusalReason.Fenced, run.Next.Sequence, call);
            return false;
        }

        await AcknowledgeAsync(run.Next, call);
        return true;
    }

    private async ValueTask<bool> NoteAsync(ReceiverStep.Note note, CancellationToken call)
    {
        if (await store.NoteStatusAsync(branch, note.Status, call))
            return true;
        await RefuseAsync(RefusalReason.Fenced, 0, call);
        return false;
    }

    // A journal that left the one held here goes on as a branch of its own: nothing of it is lost.
    private async ValueTask QuarantineAsync(Quarantine quarantine, CancellationToken call)
    {
        await KeepAsync(quarantine, call);
        var epoch = quarantine.Reason is RefusalReason.Fork or RefusalReason.Rewound
            ? await store.NextEpochAsync(branch.Producer, call)
            : 0;
        await RefuseAsync(
            new Refusal { Reason = quarantine.Reason, Sequence = quarantine.Sequence, Epoch = epoch }, call);
    }

    private async ValueTask KeepAsync(Quarantine quarantine, CancellationToken call)
    {
        logger.LaneRefused(branch.Producer.Key, quarantine.Reason, quarantine.Sequence);
        await store.QuarantineAsync(branch.Producer, quarantine, call);
    }

    private ValueTask AcknowledgeAsync(Checkpoint held, CancellationToken call) => replies.WriteAsync(
        new PushReply { Acknowledgement = new Acknowledgement { Sequence = held.Sequence, Hash = Hash(held) } }, call);

    private ValueTask RefuseAsync(RefusalReason reason, long sequence, CancellationToken call) =>
        RefuseAsync(new Refusal { Reason = reason, Sequence = sequence }, call);

    private ValueTask RefuseAsync(Refusal refusal, CancellationToken call) =>
        replies.WriteAsync(new PushReply { Refusal = refusal }, call);

    private Protocol.Checkpoint Say(Checkpoint held) => new()
    {
        Sequence = held.Sequence,
        Hash = Hash(held),
        CentreTime = UnixMicroseconds.From(time.GetUtcNow()),
        EpochState = branch.State,
    };

    private static ByteString Hash(Checkpoint held) => UnsafeByteOperations.UnsafeWrap(held.Hash);
}
