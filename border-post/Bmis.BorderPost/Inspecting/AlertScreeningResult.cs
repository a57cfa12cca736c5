using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the alert list says, and which version of it with which freshness said so.</summary>
internal sealed record AlertScreeningResult(ConsultedList List, IReadOnlyList<ExplainedHit> Hits)
{
    /// <summary>What the traveller is referred for, the strongest first.</summary>
    internal IEnumerable<ExplainedHit> Open => Hits.Where(one => one.Hit.IsOpen);

    /// <summary>What would have been shown, had the traveller not been cleared of it.</summary>
    internal IEnumerable<ExplainedHit> Cleared => Hits.Where(one => one.Hit is { IsCleared: true, IsDiscreet: false });
}
