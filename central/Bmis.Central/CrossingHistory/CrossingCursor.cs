using System.Globalization;
using Bmis.Sync.Envelopes;

namespace Bmis.Central.CrossingHistory;

/// <summary>
/// A place in the newest-first order of crossings. Pages are cut by place, not by count, so that rows that arrive
/// meanwhile shift nothing.
/// </summary>
internal sealed record CrossingCursor(DateTimeOffset At, int RegionId, string LaneId, long Sequence)
{
    // A plus sign in an address is read as a space.
    private const char EpochSeparator = '+';
    private const char Plus = '!';

    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static CrossingCursor? Parse(string? text)
    {
        var parts = text?.Split('~');
        if (parts is not { Length: 4 }
            || !long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var region)
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || Producer.TryParseKey(parts[2].Replace(Plus, EpochSeparator)) is not { } branch)
            return null;
        var ticks = DateTimeOffset.UnixEpoch.Ticks + (Int128)at * TimeSpan.TicksPerMicrosecond;
        return ticks < 0 || ticks > DateTimeOffset.MaxValue.Ticks
            ? null
            : new CrossingCursor(new DateTimeOffset((long)ticks, TimeSpan.Zero), region, branch.Key, sequence);
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Microseconds}~{RegionId}~{Branch}~{Sequence}");

    private string Branch => LaneId.Replace(EpochSeparator, Plus);

    private long Microseconds => (At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
