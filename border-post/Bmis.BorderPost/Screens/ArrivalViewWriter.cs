using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts the flight on whose list a traveller is into the words of the current language.</summary>
internal sealed class ArrivalViewWriter(IStringLocalizer<LaneView> texts)
{
    internal FactView Write(ExpectedArrival arrival) =>
        new(texts["fact.expected"], arrival.Flight, $"{arrival.Origin} {When(arrival)}".Trim());

    private static string When(ExpectedArrival arrival) => arrival.ArrivesAt is { } at
        ? at.ToString("d MMM HH:mm", CultureInfo.CurrentCulture)
        : arrival.Day.ToString("d MMM", CultureInfo.CurrentCulture);
}
