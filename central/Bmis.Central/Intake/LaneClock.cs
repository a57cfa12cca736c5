using Bmis.Crossings.Records;

namespace Bmis.Central.Intake;

/// <summary>What the centre makes of a lane's times. A wrong clock never fails an entry.</summary>
internal static class LaneClock
{
    /// <summary>
    /// The record with its times corrected when the lane's clock was known to be far off. What was entered from paper
    /// carries the time that a person wrote down, whatever the clock said.
    /// </summary>
    public static Crossing Correct(Crossing crossing, TimeSpan offset)
    {
        if (crossing.CaptureMode == CaptureMode.PaperBackcapture) offset = TimeSpan.Zero;
        var decided = Correct(crossing.DecidedAt, offset);
        var opened = Correct(crossing.OpenedAt, offset);
        return decided == crossing.DecidedAt && opened == crossing.OpenedAt
            ? crossing
            : crossing with { DecidedAt = decided, OpenedAt = opened };
    }

    /// <summary>One time, corrected when the lane's clock was known to be far off.</summary>
    public static DateTimeOffset Correct(DateTimeOffset time, TimeSpan offset) =>
        Within(time, offset.Duration() > IntakeParameters.ClockTolerance ? offset : TimeSpan.Zero);

    /// <summary>The time, moved and kept within the years that a row can bear.</summary>
    public static DateTimeOffset Within(DateTimeOffset time, TimeSpan moved = default)
    {
        var ticks = Math.Clamp(
            time.UtcTicks + moved.Ticks, IntakeParameters.Earliest.UtcTicks, IntakeParameters.Latest.UtcTicks);
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Whether a text can name a zone: the system looks zones up as files, so it must not wander.</summary>
    public static bool IsZone(string zone) =>
        zone.Length <= 64
        && !zone.StartsWith('/')
        && zone.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '-');

    /// <summary>The day on the post's calendar; UTC when nobody knows the zone.</summary>
    public static DateOnly DayAt(DateTimeOffset time, string zone)
    {
        var known = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, known).DateTime);
    }
}
