namespace Bmis.Sync.Chaos.Accounts;

/// <summary>One thing that is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Count">How many entries.</param>
/// <param name="Words">Where, and after which fault.</param>
internal sealed record Finding(FindingKind Kind, long Count, string Words)
{
    public override string ToString() => FormattableString.Invariant($"{Kind} {Count}: {Words}");
}
