namespace Bmis.Sync.Chaos.Faults;

/// <summary>One fault of a run.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Target">Which lane or server, from 0; for a database 0.</param>
/// <param name="Moment">When: the share of all crossings that have a receipt by then.</param>
/// <param name="Lasts">How long.</param>
internal sealed record Fault(FaultKind Kind, int Target, double Moment, TimeSpan Lasts)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Kind} {Target} at {Moment:P0} for {Lasts.TotalSeconds:0.0} s");
}
