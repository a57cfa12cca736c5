using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>What the digital seal says that was scanned for the document; a document without one is none the worse.
/// </summary>
internal static class SealCheck
{
    internal const string Name = "document.seal";

    /// <summary>One outcome where a seal was scanned or the rule demands one, none where not.</summary>
    internal static IEnumerable<CheckOutcome> Judge(TravelRule rule, SealFinding? seal)
    {
        if (seal is not null)
            yield return new(Name, seal.Result, seal.Reason, false, TimeSpan.Zero);
        else if (rule.Mandatory.Contains(Name))
            yield return new(Name, CheckResult.NotPerformed, "seal.missing", false, TimeSpan.Zero);
    }
}
