using Bmis.Biographics;
using Bmis.Crossings.Records;

namespace Bmis.BorderPost.Inspecting;

/// <summary>
/// The one place that says what may be asked of, or told to, another State about a traveller. A protection mark bars
/// the States of nationality and of issue, until a trained person releases it; what is not known yet bars them too.
/// The own State's centre is never asked through here.
/// </summary>
internal static class OutboundQueries
{
    /// <summary>
    /// Whether a question that reveals the traveller may go to a State. False as well before the alert list has
    /// answered, or when there is none: nobody knows then whom it would harm.
    /// </summary>
    internal static bool MayAsk(Inspection inspection, CountryCode state)
    {
        var hasAnswered = inspection.Screenings.Any(one =>
            one.List is { Name: Crossings.ListNames.Alert, Freshness: not Freshness.Missing });
        return hasAnswered && (!inspection.Hits.Any(hit => hit.HasProtectionMark)
            || !StatesOf(inspection.Subject).Contains(state));
    }

    /// <summary>The States to which the traveller belongs.</summary>
    internal static IReadOnlyList<CountryCode> StatesOf(Traveller? traveller, params TravelDocument?[] documents) =>
    [
        .. new[] { traveller?.Nationality }.Concat(documents.Select(one => one?.IssuingState))
            .OfType<CountryCode>().Where(one => one.Code.Length > 0).Distinct(),
    ];

    private static IReadOnlyList<CountryCode> StatesOf(InspectionSubject subject) =>
        StatesOf(subject.Traveller, [.. subject.Documents]);
}
