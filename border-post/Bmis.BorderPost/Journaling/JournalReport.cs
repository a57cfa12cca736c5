namespace Bmis.BorderPost.Journaling;

/// <summary>What the verifier found.</summary>
/// <param name="Lane">The lane to which the database is bound.</param>
/// <param name="First">The first entry of the chain; 0 when there is none.</param>
/// <param name="Last">The last entry up to which the chain holds; 0 when there is none.</param>
/// <param name="Head">The hash of the last one, in hexadecimal digits.</param>
/// <param name="Payloads">How many payloads were opened, left closed and found erased.</param>
/// <param name="FirstBad">The first number at which the chain is broken; null when it is whole.</param>
/// <param name="Reason">Why, as a code; null when the chain is whole.</param>
internal sealed record JournalReport(
    string Lane, long First, long Last, string Head, PayloadCount Payloads, long? FirstBad, string? Reason)
{
    internal bool IsValid => FirstBad is null;
}
