namespace Bmis.Central.Audit;

/// <summary>What a look over the whole chain has found.</summary>
/// <param name="Last">The last entry that fits.</param>
/// <param name="Anchors">Anchors that fit.</param>
/// <param name="FirstBad">The first entry or anchor that does not fit; null when all do.</param>
/// <param name="Reason">Why it does not: a code.</param>
internal sealed record AuditProof(long Last, int Anchors, long? FirstBad, string Reason)
{
    public bool IsWhole => FirstBad is null;
}
