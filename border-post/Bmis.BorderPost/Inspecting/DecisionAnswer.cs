namespace Bmis.BorderPost.Inspecting;

/// <summary>A receipt, or why there is none.</summary>
internal sealed record DecisionAnswer(DecisionRefusal? Refusal, RecordReceipt? Receipt)
{
    internal static DecisionAnswer Refused(DecisionRefusal refusal) => new(refusal, null);

    internal static DecisionAnswer Done(RecordReceipt receipt) => new(null, receipt);
}
