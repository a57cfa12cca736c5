using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>Writes decisions down so that they survive anything but the loss of the disk.</summary>
internal interface IInspectionRecorder
{
    /// <summary>False from a failed write on until one succeeds: the lane must say that it cannot record.</summary>
    bool CanRecord { get; }

    /// <summary>
    /// The receipt of the decision with this key; null when none is on disk. A page that lost an answer, also to a
    /// restart, asks with the same key.
    /// </summary>
    /// <exception cref="CannotRecordException">The disk could not be read.</exception>
    RecordReceipt? Find(string idempotencyKey);

    /// <summary>
    /// Returns when the crossing is on disk. The same key gives the first receipt again, also after a restart.
    /// </summary>
    /// <exception cref="CannotRecordException">Not acknowledged; the same call with the same key is safe.</exception>
    ValueTask<RecordReceipt> RecordAsync(Crossing crossing, string idempotencyKey, CancellationToken cancellation);
}
