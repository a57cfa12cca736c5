using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the alert list says, and which version of it with which freshness said so.</summary>
internal sealed record AlertScreeningResult(ConsultedList List, IReadOnlyList<ExplainedHit> Hits);
