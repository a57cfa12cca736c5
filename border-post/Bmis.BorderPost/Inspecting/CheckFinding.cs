using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What a check came to. The inspection adds whether it was mandatory and how long it took.</summary>
/// <param name="Result">One of the six results.</param>
/// <param name="Reason">A reason code, empty when successful; never personal data.</param>
/// <param name="Screenings">What the check found on lists; empty for a check that consults none.</param>
/// <param name="Past">What the check knows of the traveller's past; null for a check that asks nothing of it.</param>
/// <param name="Chip">What the chip brought; null for a check that reads none.</param>
internal sealed record CheckFinding(
    CheckResult Result,
    string Reason = "",
    IReadOnlyList<AlertScreeningResult>? Screenings = null,
    Past? Past = null,
    ChipFinding? Chip = null)
{
    /// <summary>Who says so, in words for the officer; empty when it is the lane itself. It is not recorded.</summary>
    public string Source { get; init; } = "";

    /// <summary>Documents that are listed as lost or stolen, as they are recorded.</summary>
    public IReadOnlyList<AlertHit> Lost { get; init; } = [];

    /// <summary>With what a carrier's list says that the traveller comes; null where none does.</summary>
    public ExpectedArrival? Arrival { get; init; }

    /// <summary>How long the record says it took; null for what the runner measures.</summary>
    public TimeSpan? Took { get; init; }
}
