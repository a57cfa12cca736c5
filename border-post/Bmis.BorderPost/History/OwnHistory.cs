using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Sync.Envelopes;
using Microsoft.Data.Sqlite;

namespace Bmis.BorderPost.History;

/// <summary>
/// Takes in what this lane decides, as soon as it is in the journal. A disk that fails is tried again: the past of
/// travellers may lag behind, the lane goes on.
/// </summary>
internal sealed class OwnHistory(
    Journal journal, HistoryStore store, TimeProvider clock, ILogger<OwnHistory> logger) : BackgroundService
{
    private const int EntriesAtOnce = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
                if (!await TryTakeAsync(stoppingToken))
                    await Task.Delay(Pause, clock, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The lane stops.
        }
    }

    private async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        try
        {
            var position = store.JournalPosition;
            await journal.WaitBeyondAsync(position, cancellation);
            var entries = await journal.ReadAsync(position + 1, EntriesAtOnce, int.MaxValue, cancellation);
            store.TakeOwn([.. entries.Select(Past).OfType<HistoryItem>()], entries[^1].Sequence);
            return true;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or InvalidDataException)
        {
            Log.HistoryNotKept(logger, failure);
            return false;
        }
    }

    // The lane's own record alone does not make a history whole.
    private static HistoryItem? Past(Envelope entry) =>
        entry.Payload is { } payload && Record(entry.Header.Kind, payload.Span) is { } record
        && PastCrossing.Of(record) is { } past
            ? new HistoryItem(past, IsComplete: false)
            : null;

    private static Crossing? Record(string kind, ReadOnlySpan<byte> payload)
    {
        if (kind == EntryKinds.Correction)
            return CorrectionContract.TryRead(payload, out var correction, out _) ? correction!.Corrected : null;
        return kind == EntryKinds.Crossing && CrossingContract.TryRead(payload, out var crossing, out _)
            ? crossing
            : null;
    }
}
