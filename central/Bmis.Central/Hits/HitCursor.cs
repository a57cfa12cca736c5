using System.Globalization;

namespace Bmis.Central.Hits;

/// <summary>A place in the queue: overdue first, then the strongest action, then who waits longest.</summary>
/// <param name="Now">The moment by which overdue was judged, so that pages fit together.</param>
/// <param name="IsOverdue">Whether the item there is overdue.</param>
/// <param name="Rank">Rank of its action.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="ItemId">The item.</param>
internal sealed record HitCursor(DateTime Now, bool IsOverdue, int Rank, DateTime Since, Guid ItemId)
{
    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static HitCursor? Parse(string? text)
    {
        var parts = text?.Split('~');
        return parts is { Length: 5 }
            && Moment(parts[0]) is { } now
            && parts[1] is "0" or "1"
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var rank)
            && Moment(parts[3]) is { } since
            && Guid.TryParseExact(parts[4], "D", out var item)
                ? new(now, parts[1] == "1", rank, since, item)
                : null;
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Micros(Now)}~{(IsOverdue ? 1 : 0)}~{Rank}~{Micros(Since)}~{ItemId:D}");

    private static long Micros(DateTime time) =>
        (time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    // Up to the year 2200.
    private static DateTime? Moment(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && micros < 7_258_118_400_000_000
            ? DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond)
            : null;
}
