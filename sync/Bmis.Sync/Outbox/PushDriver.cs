namespace Bmis.Sync.Outbox;

/// <summary>Does what the sender wants, one action after the other, until the stream ends with an exception.</summary>
internal sealed class PushDriver(
    Sender sender, IOutboxStore store, PushStream stream, OutboxPump pump, PeriodicTimer statusTimer)
{
    private Task<bool>? _statusDue;
    private bool _agreed;

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            sender.At(stream.Age);
            await HearAsync(cancellation);
            await DoAsync(sender.Next(), cancellation);
        }
    }

    private async ValueTask HearAsync(CancellationToken cancellation)
    {
        while (stream.TryRead(out var reply))
        {
            pump.Heard(reply, stream.SinceSaid);
            stream.Heard();
            sender.Received(reply);
        }

        if (!sender.IsOwed)
            stream.Heard();
        _statusDue ??= statusTimer.WaitForNextTickAsync(cancellation).AsTask();
        if (!_statusDue.IsCompleted)
            return;
        // A greeting whose answer is late is waited for beyond this tick.
        _statusDue = statusTimer.WaitForNextTickAsync(cancellation).AsTask();
        if (stream.IsSilent)
            throw new LinkEndedException("The centre owes an answer and is silent.");
        sender.StatusDue(await pump.StatusAsync(cancellation));
    }

    private async ValueTask DoAsync(SenderAction action, CancellationToken cancellation)
    {
        switch (action)
        {
            case SenderAction.Send send:
                await stream.WriteAsync(send.Request, cancellation);
                break;
            case SenderAction.FindHash find:
                sender.HashFound(await store.HashAtAsync(find.Sequence, cancellation));
                break;
            case SenderAction.Read read:
                await ReadAsync(read, cancellation);
                break;
            case SenderAction.NoteAcknowledged note:
                await NoteAsync(note, cancellation);
                break;
            case SenderAction.Wait wait:
                await WaitAsync(wait.Beyond, cancellation);
                break;
            default:
                throw new LinkEndedException("The centre refuses.", sender.Fault);
        }
    }

    private async ValueTask ReadAsync(SenderAction.Read read, CancellationToken cancellation)
    {
        try
        {
            sender.EntriesRead(await store.ReadAsync(read.First, read.MaxEntries, read.MaxBytes, cancellation));
        }
        catch (DamagedEntryException damage)
        {
            sender.EntryDamaged(damage.Sequence);
        }
    }

    private async ValueTask NoteAsync(SenderAction.NoteAcknowledged note, CancellationToken cancellation)
    {
        await store.NoteAcknowledgedAsync(note.Checkpoint, cancellation);
        await pump.CountAsync(note.Checkpoint.Sequence, cancellation);
        pump.Agreed();
        if (_agreed)
            return;
        _agreed = true;
        sender.StatusDue(await pump.StatusAsync(cancellation));
    }

    private async ValueTask WaitAsync(long? beyond, CancellationToken cancellation)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reply = stream.WaitToReadAsync(enough.Token);
        var moved = beyond is { } sequence
            ? store.WaitBeyondAsync(sequence, enough.Token).AsTask()
            : Task.Delay(Timeout.Infinite, enough.Token);
        var first = await Task.WhenAny(reply, moved, _statusDue!);
        if (moved.IsCompletedSuccessfully)
            sender.HeadMoved();
        await enough.CancelAsync();
        await EndAsync(reply);
        await EndAsync(moved);
        await first;
    }

    // What was given up ends as cancelled; what failed is told by whoever waits for it.
    private static Task EndAsync(Task task) =>
        task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
