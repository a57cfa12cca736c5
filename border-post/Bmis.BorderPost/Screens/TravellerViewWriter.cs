using System.Globalization;
using Bmis.Biographics;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts a traveller and a document into the words of the current language.</summary>
internal sealed class TravellerViewWriter(IStringLocalizer<LaneView> texts, LaneCalendar calendar)
{
    internal TravellerView Write(Traveller? traveller, TravelDocument? document, string mrz) => new(
        traveller?.Name.Primary ?? texts["lane.unread"],
        traveller?.Name.Secondary ?? "",
        [.. Facts(traveller), .. Facts(document)],
        mrz);

    private IEnumerable<FactView> Facts(Traveller? traveller)
    {
        if (traveller is null) yield break;
        var age = traveller.BirthDate.AgeOn(calendar.Today);
        yield return new(
            texts["fact.born"], Date(traveller.BirthDate), age is { } years ? texts["fact.age", years] : "");
        yield return new(texts["fact.sex"], texts["sex." + traveller.Sex]);
        yield return State(texts["fact.nationality"], traveller.Nationality);
    }

    private IEnumerable<FactView> Facts(TravelDocument? document)
    {
        if (document is null) yield break;
        yield return new(texts["fact.document"], document.Number.Text, document.DocumentCode);
        yield return State(texts["fact.issuer"], document.IssuingState);
        yield return new(texts["fact.expiry"], Date(document.Expiry));
    }

    private static FactView State(string label, CountryCode state) =>
        new(label, state.NameIn(CultureInfo.CurrentUICulture), state.Code);

    private string Date(PartialDate date)
    {
        var culture = CultureInfo.CurrentCulture;
        if (date.IsUnknown) return texts["fact.unknown"];
        if (date.Month == 0) return date.Year.ToString("D4", culture);
        return date.Earliest.ToString(date.IsComplete ? "d MMM yyyy" : "MMM yyyy", culture);
    }
}
