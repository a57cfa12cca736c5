using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.CodeLists;
using Bmis.Crossings.History;
using Bmis.Crossings.Records;
using Bmis.Crossings.Stays;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts a traveller's past into the words of the current language.</summary>
internal sealed class PastViewWriter(IStringLocalizer<LaneView> texts, LaneCalendar calendar, TimeProvider clock)
{
    private const int LinesShown = 3;

    // The feed says at least every 20 seconds that there is nothing new.
    private static readonly TimeSpan Current = TimeSpan.FromMinutes(2);

    internal PastView? Write(Inspection inspection)
    {
        if (inspection.Past is not { } past) return null;
        var balance = StayCheck.Balance(inspection.Rule, past, inspection.Day);
        return new(
            balance is null ? "" : Stay(balance, past, inspection.Subject.Direction),
            balance is null ? "" : More(balance, past),
            [.. past.Crossings.Take(LinesShown).Select(Line)],
            past.Crossings.Count > LinesShown ? texts["past.older", past.Crossings.Count - LinesShown] : "",
            AsOf(past));
    }

    private string Stay(StayBalance balance, Past past, Direction direction) => balance switch
    {
        _ when direction == Direction.Exit && past.Stays.Open is null => texts["stay.not-known"],
        { DaysOverstayed: > 0 } => texts["stay.over", balance.DaysOverstayed],
        { DaysRemaining: null } => texts["stay.not-known"],
        { DaysRemaining: 0 } => texts["stay.none"],
        { DaysRemaining: { } days } => texts[past.IsComplete ? "stay.days" : "stay.at-most", days],
    };

    private string More(StayBalance balance, Past past) => balance switch
    {
        { IsCertain: false } => texts["stay.unsure"],
        { NextEntry: { } next, DaysRemaining: 0 } => texts["stay.next", Day(next)],
        { LastDay: { } last } when past.IsComplete => texts["stay.until", Day(last)],
        _ => "",
    };

    private FactView Line(PastCrossing past) => new(
        Day(past.Day),
        $"{StandardCodeLists.Decisions.Label(past.Decision.Code, Language)} · {past.PostCode}",
        past.Document?.Number.Text ?? "");

    private string AsOf(Past past)
    {
        if (past.AsOf is not { } at) return texts["past.alone"];
        var age = clock.GetUtcNow() - at;
        return age < Current ? "" : texts["past.as-of", Moment(at)];
    }

    private string Moment(DateTimeOffset at) =>
        calendar.Local(at).ToString("d MMM HH:mm", CultureInfo.CurrentCulture);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.CurrentCulture);
}
