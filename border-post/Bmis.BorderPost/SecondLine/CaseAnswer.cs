using Bmis.Crossings.SecondLine;

namespace Bmis.BorderPost.SecondLine;

/// <summary>What became of an act in second line.</summary>
/// <param name="Refusal">Why it may not happen; null when it is on disk, or the case is not there.</param>
/// <param name="IsThere">False when this lane knows no such case.</param>
internal readonly record struct CaseAnswer(CaseRefusal? Refusal, bool IsThere)
{
    internal static CaseAnswer Done => new(null, true);

    internal static CaseAnswer NotThere => new(null, false);

    internal static CaseAnswer Refused(CaseRefusal refusal) => new(refusal, true);
}
