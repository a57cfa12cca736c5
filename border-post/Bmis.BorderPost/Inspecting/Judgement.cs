using Bmis.Crossings.Decisions;

namespace Bmis.BorderPost.Inspecting;

/// <summary>A verdict and the one reason for it, which is also the first line of the checks.</summary>
/// <param name="Verdict">One of the four.</param>
/// <param name="Reason">A reason code; empty when clear.</param>
/// <param name="Check">The check it comes from; empty when clear.</param>
internal sealed record Judgement(Verdict Verdict, string Reason = "", string Check = "");
