using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Fingerprints.Telling;

/// <summary>Waits until the traveller of an inspection is decided, and finds the record. Safe for all threads.
/// </summary>
internal sealed class Decisions(InspectionDesk desk, Journal journal, LaneRecords records)
{
    /// <summary>The record as the officer made it; null when there is none, or it is erased already.</summary>
    /// <exception cref="JournalException">The disk or SQLite failed.</exception>
    internal async Task<Crossing?> OfAsync(Guid inspection, CancellationToken cancellation)
    {
        var receipt = await LeavingAsync(inspection, cancellation);
        return receipt is not null && await ReadAsync(receipt.Sequence, cancellation) is { } crossing
            && crossing.CrossingId == inspection
                ? crossing
                : records.Recent().Select(one => one.Current).LastOrDefault(one => one.CrossingId == inspection);
    }

    private async Task<RecordReceipt?> LeavingAsync(Guid inspection, CancellationToken cancellation)
    {
        var left = new TaskCompletionSource<RecordReceipt?>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            var state = desk.State;
            if (state.Active?.Id == inspection) return;
            left.TrySetResult(
                state.Previous is { } previous && previous.Inspection.Id == inspection ? previous.Receipt : null);
        }

        desk.Changed += Look;
        try
        {
            Look();
            return await left.Task.WaitAsync(cancellation);
        }
        finally
        {
            desk.Changed -= Look;
        }
    }

    private async Task<Crossing?> ReadAsync(long sequence, CancellationToken cancellation)
    {
        var entries = await journal.ReadAsync(sequence, 1, int.MaxValue, cancellation);
        return entries is [{ Payload: { } payload, Header.Kind: EntryKinds.Crossing }]
            && CrossingContract.TryRead(payload.Span, out var crossing, out _)
                ? crossing
                : null;
    }
}
