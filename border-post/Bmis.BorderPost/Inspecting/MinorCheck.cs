using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// Whether somebody answers for a minor: one who travels alone, or without consent, goes to second line whatever else
/// is in order, out of the country as into it.
/// </summary>
internal static class MinorCheck
{
    internal const string Name = "minor.care";

    /// <summary>One outcome for whom the form asks about a minor and it is answered, none otherwise.</summary>
    internal static IEnumerable<CheckOutcome> Judge(string category, TravelRule rule, Trip trip)
    {
        if (category == TravellerCategories.UnaccompaniedMinor)
            yield return Outcome(CheckResult.Failed, "minor.alone");
        else if (rule.Required.Contains(TripField.Consent) && trip.Has(TripField.Consent))
            yield return trip.Consent == Trip.NoConsent
                ? Outcome(CheckResult.Failed, "minor.no-consent")
                : Outcome(CheckResult.Successful, "");
    }

    private static CheckOutcome Outcome(CheckResult result, string reason) =>
        new(Name, result, reason, Mandatory: false, TimeSpan.Zero);
}
