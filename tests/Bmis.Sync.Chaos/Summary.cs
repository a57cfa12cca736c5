using System.Globalization;
using Bmis.Sync.Chaos.Accounts;

namespace Bmis.Sync.Chaos;

/// <summary>How a run ended.</summary>
internal sealed record Summary
{
    public required ChaosSettings Settings { get; init; }

    /// <summary>Faults that could be made here.</summary>
    public required int Happened { get; init; }

    /// <summary>Appends that a full disk refused and that were done later.</summary>
    public required int Refused { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>From the end of the last fault until the last entry had arrived.</summary>
    public required TimeSpan Drain { get; init; }

    public required TimeSpan Whole { get; init; }

    internal bool IsClean => Findings.Count == 0;

    /// <summary>How much of one kind was found.</summary>
    internal long Count(FindingKind kind) => Findings.Where(one => one.Kind == kind).Sum(one => one.Count);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"chaos: {Settings.Crossings:N0} crossings over {Settings.Lanes} lanes, {Happened} faults, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(FindingKind.Lost):N0} lost, {Count(FindingKind.Doubled):N0} doubled, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(FindingKind.Stuck):N0} stuck, chain {(Count(FindingKind.Broken) == 0 ? "intact" : "BROKEN")}, ")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{Refused:N0} appends refused by a full disk, drained in {Drain.TotalSeconds:0.0} s, ")
        + string.Create(CultureInfo.InvariantCulture, $"{Whole.TotalSeconds:0} s, seed {Settings.Seed}");
}
