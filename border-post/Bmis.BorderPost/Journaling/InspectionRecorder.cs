using Bmis.BorderPost.Inspecting;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Journaling;

/// <summary>Records decisions in the journal.</summary>
internal sealed class InspectionRecorder(Journal journal, ILogger<InspectionRecorder> logger) : IInspectionRecorder
{
    public bool CanRecord => journal.CanRecord;

    public RecordReceipt? Find(string idempotencyKey)
    {
        try
        {
            return journal.Find(idempotencyKey) is { } receipt ? Describe(receipt) : null;
        }
        catch (JournalException failure)
        {
            throw CannotRecord(failure);
        }
    }

    public async ValueTask<RecordReceipt> RecordAsync(
        Crossing crossing, string idempotencyKey, CancellationToken cancellation)
    {
        try
        {
            var payload = CrossingContract.Write(crossing);
            var receipt = await journal.AppendAsync(EntryKinds.Crossing, payload, idempotencyKey, cancellation);
            return Describe(receipt);
        }
        catch (JournalException failure)
        {
            throw CannotRecord(failure);
        }
    }

    private static RecordReceipt Describe(JournalReceipt receipt) =>
        new(receipt.Sequence, receipt.EntryId, receipt.AlreadyRecorded);

    private CannotRecordException CannotRecord(JournalException failure)
    {
        Log.CannotRecord(logger, failure.IsTransient, failure);
        return new CannotRecordException(failure.Message, failure.IsTransient, failure);
    }
}
