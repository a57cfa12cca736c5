using System.Globalization;
using Bmis.Biographics;
using Bmis.BorderPost.Inspecting;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.Policies;
using Bmis.Crossings.Records;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts the journey into the words of the current language: only what the profile asks.</summary>
internal sealed class TripViewWriter(IStringLocalizer<LaneView> texts)
{
    internal TripView Write(Inspection inspection) => new(
        inspection.Category,
        Label("categories", inspection.Category),
        [.. inspection.Rule.Asked.Select(field => Field(inspection.Rule, inspection.Trip, field))],
        inspection.Rule.Asked.Contains(TripField.Consent));

    private TripFieldView Field(TravelRule rule, Trip trip, TripField field)
    {
        var (value, text) = Read(trip, field);
        return new(
            field.ToString(), texts[$"trip.{field}"], value, text, rule.Required.Contains(field) && !trip.Has(field));
    }

    private static (string Value, string Text) Read(Trip trip, TripField field) => field switch
    {
        TripField.Residence => State(trip.Residence),
        TripField.Origin => State(trip.Origin),
        TripField.Destination => State(trip.Destination),
        TripField.Purpose => (trip.Purpose, Label("purposes", trip.Purpose)),
        TripField.Transport => (trip.Transport, Label("transport", trip.Transport)),
        TripField.Consent => (trip.Consent, Label("consents", trip.Consent)),
        TripField.AccompaniedBy => Same(trip.AccompaniedBy),
        TripField.StayDays => Same(trip.StayDays?.ToString(CultureInfo.InvariantCulture)),
        TripField.Voyage => Same(trip.Voyage),
        TripField.Plate => Same(trip.Plate),
        TripField.Address => Same(trip.Address),
        _ => Same(trip.Visa),
    };

    private static (string Value, string Text) Same(string? text) => (text ?? "", text ?? "");

    private static (string Value, string Text) State(CountryCode? state) => state is { } known
        ? (known.Code, known.NameIn(CultureInfo.CurrentUICulture))
        : ("", "");

    private static string Label(string list, string code) => code.Length == 0
        ? ""
        : StandardCodeLists.Get(list).Label(code, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
}
