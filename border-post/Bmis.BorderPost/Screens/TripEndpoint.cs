using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Takes what the officer entered about the journey; a field that cannot be read is named.</summary>
internal static class TripEndpoint
{
    internal static IResult Describe(
        Guid id,
        [FromForm] TripInput input,
        InspectionDesk desk,
        LaneCalendar calendar,
        IStringLocalizer<LaneView> texts)
    {
        var (trip, wrong) = input.Read(calendar.Today);
        if (trip is null) return Refuse(texts["trip.wrong", texts[$"trip.{wrong}"].Value]);
        return desk.Describe(id, input.Category ?? "", trip) switch
        {
            TripAnswer.Taken => Results.Json(new { done = true, message = "" }),
            var refused => Refuse(texts[$"trip.refused.{refused}"]),
        };
    }

    private static IResult Refuse(string message) => Results.Json(new { done = false, message });
}
