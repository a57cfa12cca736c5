using System.Globalization;
using Bmis.BorderPost.Inspecting;
using Bmis.BorderPost.Serving;
using Bmis.Crossings.History;
using Microsoft.Extensions.Localization;

namespace Bmis.BorderPost.Screens;

/// <summary>Puts the reason of a check into one sentence, with what it names.</summary>
internal sealed class ReasonWriter(IStringLocalizer<LaneView> texts, LaneCalendar calendar, ListAgeWriter ages)
{
    internal string Write(Inspection inspection, string check, string reason) => check switch
    {
        LostDocumentsCheck.Key when inspection.LostBy.Length > 0 => texts["named." + reason, inspection.LostBy],
        ExpectedCheck.Key when inspection.Referral.Length > 0 => texts["named." + reason, inspection.Referral],
        SeenTodayCheck.Name when Earlier(inspection) is { } earlier =>
            texts["named." + reason, Time(earlier.At), earlier.PostCode],
        AlertListCheck.Key when reason == AlertListCheck.Expired =>
            texts["named." + reason, ages.Write(texts, ages.Alert)],
        _ => texts["reason." + reason],
    };

    private static PastCrossing? Earlier(Inspection inspection) =>
        inspection.Past is { } past ? SeenTodayCheck.Earlier(inspection.Subject, past, inspection.Day) : null;

    private string Time(DateTimeOffset at) => calendar.Local(at).ToString("HH:mm", CultureInfo.CurrentCulture);
}
