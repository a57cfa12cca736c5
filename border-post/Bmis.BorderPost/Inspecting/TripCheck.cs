using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether everything that must be asked was answered. It follows the form and not a device, so it is judged with every
/// change of the form instead of being run.
/// </summary>
internal static class TripCheck
{
    internal const string Name = TravelRule.FormCheck;

    /// <summary>One outcome where the rule requires a field, none where it does not.</summary>
    internal static IEnumerable<CheckOutcome> Judge(TravelRule rule, Trip trip)
    {
        if (rule.Required.Count == 0) yield break;
        yield return rule.Required.All(trip.Has)
            ? new(Name, CheckResult.Successful, "", false, TimeSpan.Zero)
            : new(Name, CheckResult.NotPerformed, "form.incomplete", false, TimeSpan.Zero);
    }
}
