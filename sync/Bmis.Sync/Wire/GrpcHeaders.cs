using System.Globalization;
using System.Text;

namespace Bmis.Sync.Wire;

/// <summary>Names and forms of the protocol's own headers (gRPC over HTTP/2, "Requests" and "Responses").</summary>
internal static class GrpcHeaders
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string Pushback = "grpc-retry-pushback-ms";
    public const string Identity = "identity";
    public const string Gzip = "gzip";
    public const string AcceptedEncodings = "identity,gzip";
    private const int MaxTimeoutDigits = 8;
    private const string Units = "HMSmun";

    private static readonly HashSet<string> Http = new(StringComparer.Ordinal)
    {
        "content-type", "te", "user-agent", "host", "content-length", "date", "server", "trailer", "connection",
        "transfer-encoding",
    };

    private static readonly long[] TicksOfUnit =
    [
        TimeSpan.TicksPerHour, TimeSpan.TicksPerMinute, TimeSpan.TicksPerSecond,
        TimeSpan.TicksPerMillisecond, TimeSpan.TicksPerMicrosecond, 0,
    ];

    /// <summary>
    /// Whether the name belongs to HTTP or to gRPC itself and is therefore not metadata. The pushback is: a server's
    /// handler or step sets it and whoever repeats the call reads it.
    /// </summary>
    public static bool IsReserved(string name) =>
        name.StartsWith(':')
        || (name.StartsWith("grpc-", StringComparison.Ordinal) && name != Pushback)
        || Http.Contains(name);

    /// <summary>Whether a content type is gRPC with protobuf.</summary>
    public static bool IsGrpc(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.Equals(ContentType, StringComparison.OrdinalIgnoreCase)
            || type.Equals(ContentType + "+proto", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes a timeout with the finest unit that keeps it within eight digits, rounded up.</summary>
    public static string FormatTimeout(TimeSpan timeout)
    {
        var ticks = Math.Max(timeout.Ticks, 1);
        for (var unit = Units.Length - 2; unit >= 0; unit--)
        {
            var count = ticks / TicksOfUnit[unit] + (ticks % TicksOfUnit[unit] == 0 ? 0 : 1);
            if (count <= 99_999_999)
                return string.Create(CultureInfo.InvariantCulture, $"{count}{Units[unit]}");
        }

        return "99999999H";
    }

    /// <summary>Reads a timeout: one to eight digits and a unit. Nanoseconds round up to ticks of 100 ns.</summary>
    public static bool TryParseTimeout(string text, out TimeSpan timeout)
    {
        timeout = default;
        if (text.Length is < 2 or > MaxTimeoutDigits + 1 || Units.IndexOf(text[^1], StringComparison.Ordinal) is not
            (>= 0 and var unit))
            return false;
        if (!long.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        timeout = TimeSpan.FromTicks(Units[unit] == 'n' ? (count + 99) / 100 : count * TicksOfUnit[unit]);
        return true;
    }

    /// <summary>Percent-encodes the UTF-8 of a status message.</summary>
    public static string EncodeMessage(string message)
    {
        var text = new StringBuilder(message.Length);
        foreach (var unit in System.Text.Encoding.UTF8.GetBytes(message))
        {
            if (unit is >= 0x20 and <= 0x7E and not (byte)'%')
                text.Append((char)unit);
            else
                text.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>Undoes <see cref="EncodeMessage"/>; what is not percent-encoded properly stays as it is.</summary>
    public static string DecodeMessage(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && byte.TryParse(
                text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else
            {
                bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return System.Text.Encoding.UTF8.GetString([.. bytes]);
    }
}
