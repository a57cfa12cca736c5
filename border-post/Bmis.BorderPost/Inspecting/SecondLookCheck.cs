using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether somebody else has compared a typed document with its fields. Who types may misread or be misled; two people
/// seldom are in the same way.
/// </summary>
internal static class SecondLookCheck
{
    internal const string Name = TravelRule.SecondLookCheck;

    /// <summary>One outcome for a document that was typed, none for one that was read.</summary>
    internal static IEnumerable<CheckOutcome> Judge(Inspection inspection)
    {
        if (!inspection.Subject.IsTyped) yield break;
        yield return inspection.LacksSecondLook
            ? new(Name, CheckResult.NotPerformed, "look.missing", Mandatory: true, TimeSpan.Zero)
            : new(Name, CheckResult.Successful, "", Mandatory: true, TimeSpan.Zero);
    }
}
