using System.Globalization;

namespace Bmis.Central.Fingerprints.Conflicts;

/// <summary>A place in the queue: by time, then by id.</summary>
internal sealed record ConflictCursor(DateTime At, Guid ConflictId)
{
    // Up to the year 2200.
    private const long Latest = 7_258_118_400_000_000;

    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static ConflictCursor? Parse(string? text)
    {
        var parts = text?.Split('~');
        return parts is { Length: 2 }
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && micros < Latest
            && Guid.TryParseExact(parts[1], "D", out var id)
                ? new(DateTime.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond), id)
                : null;
    }

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(At.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond}~{ConflictId:D}");
}
