using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Journaling;
using Bmis.Crossings.Decisions;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.SecondLine;

/// <summary>Records decisions as before, and opens a case for every traveller who was referred.</summary>
internal sealed class ReferralRecorder(InspectionRecorder inner, CaseBook cases) : IInspectionRecorder
{
    public bool CanRecord => inner.CanRecord;

    public RecordReceipt? Find(string idempotencyKey) => inner.Find(idempotencyKey);

    public async ValueTask<RecordReceipt> RecordAsync(
        Crossing crossing, string idempotencyKey, CancellationToken cancellation)
    {
        var receipt = await inner.RecordAsync(crossing, idempotencyKey, cancellation);
        if (crossing.Decision == DecisionCode.Refer && !receipt.AlreadyRecorded) cases.Add(crossing);
        return receipt;
    }
}
