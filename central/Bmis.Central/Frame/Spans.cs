using Microsoft.Extensions.Localization;

namespace Bmis.Central.Frame;

/// <summary>Lengths of time in words: one unit, rounded down.</summary>
internal static class Spans
{
    public static string Text(IStringLocalizer texts, TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => texts["span.seconds", Math.Max(0, (int)span.TotalSeconds)],
        { TotalMinutes: < 60 } => texts["span.minutes", (int)span.TotalMinutes],
        { TotalHours: < 48 } => texts["span.hours", (int)span.TotalHours],
        _ => texts["span.days", (int)span.TotalDays],
    };
}
