using Bmis.Central.CommandLine;
using Bmis.Crossings.Fingerprints;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Bmis.Sync.Inbox;

namespace Bmis.Central.Demonstration;

/// <summary>
/// Pushes one lane's made-up journal into the inbox, as intake does. What is already there is made again and passed
/// over, so that a demonstration that was cut off goes on where it stopped.
/// </summary>
internal sealed class LaneFeed(IInboxStore inbox, string laneId, int seed)
{
    private const int BatchEntries = 1000;

    private readonly Producer _producer = new(laneId);
    private readonly JournalMaker _journal = new(laneId, seed);
    private readonly List<Envelope> _batch = [];
    private Checkpoint _held = Checkpoint.Start;

    /// <summary>How many entries were new.</summary>
    public int Added { get; private set; }

    /// <summary>Asks what is held of the lane.</summary>
    public async Task<Checkpoint> OpenAsync(CancellationToken cancellation) =>
        _held = (await inbox.OpenAsync(_producer, LaneGreeting.None, cancellation))!.Held;

    /// <summary>Makes the next entries and pushes them when a batch is full.</summary>
    /// <param name="crossing">A decision.</param>
    /// <param name="fingers">What was done with the traveller's fingers; null when nothing was.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TakeAsync(Crossing crossing, FingerprintEvent? fingers, CancellationToken cancellation)
    {
        await TakeAsync(_journal.Append(crossing), cancellation);
        if (fingers is not null) await TakeAsync(_journal.Append(fingers), cancellation);
    }

    /// <summary>Pushes what is left.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_batch.Count == 0) return;
        var next = _batch[^1].Checkpoint;
        if (!await inbox.AppendAsync(_producer, _held, _batch, next, cancellation))
            throw new StopException($"Somebody else writes the journal of {laneId}.");
        (_held, Added) = (next, Added + _batch.Count);
        _batch.Clear();
    }

    private async Task TakeAsync(Envelope envelope, CancellationToken cancellation)
    {
        if (envelope.Sequence < _held.Sequence) return;
        if (envelope.Sequence == _held.Sequence)
        {
            RequireSame(envelope);
            return;
        }

        _batch.Add(envelope);
        if (_batch.Count == BatchEntries) await FlushAsync(cancellation);
    }

    private void RequireSame(Envelope envelope)
    {
        if (!envelope.Checkpoint.Equals(_held))
            throw new StopException(
                $"The journal of {laneId} holds another demonstration: use the days, the seed and the number it had.");
    }
}
