using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Journaling;

/// <summary>Records decisions in the journal.</summary>
internal sealed class InspectionRecorder(Journal journal, ILogger<InspectionRecorder> logger) : IInspectionRecorder
{
    public bool CanRecord => journal.CanRecord;

    public async ValueTask<RecordReceipt> RecordAsync(
        Crossing crossing, string idempotencyKey, CancellationToken cancellation)
    {
        try
        {
            var payload = CrossingContract.Write(crossing);
            var receipt = await journal.AppendAsync(EntryKinds.Crossing, payload, idempotencyKey, cancellation);
            return new RecordReceipt(receipt.Sequence, receipt.EntryId, receipt.AlreadyRecorded);
        }
        catch (JournalException failure)
        {
            Log.CannotRecord(logger, failure.IsTransient, failure);
            throw new CannotRecordException(failure.Message, failure.IsTransient, failure);
        }
    }
}
