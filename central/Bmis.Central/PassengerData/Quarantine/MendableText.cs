using System.Text;
using Bmis.Edifact.Interchange;

namespace Bmis.Central.PassengerData.Quarantine;

/// <summary>
/// A transmission as a person mends it: one whose segments run on has each on a line of its own, and comes back without
/// the breaks. Characters are bytes (ISO 8859-1), so that nothing changes that nobody has changed.
/// </summary>
internal static class MendableText
{
    // A text that a person can look through; a longer one is mended by its sender.
    private const int Longest = 256 * 1024;

    /// <summary>The text of bytes; null when there are none, or too many.</summary>
    public static string? Of(byte[] bytes)
    {
        if (bytes.Length is 0 or > Longest)
            return null;
        if (IsBroken(bytes))
            return Encoding.Latin1.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        using var reader = new SegmentReader(bytes);
        while (reader.Read())
            text.Append(Encoding.Latin1.GetString(reader.Gap))
                .Append(Encoding.Latin1.GetString(reader.Current.Whole))
                .Append('\n');
        return text.Append(Encoding.Latin1.GetString(reader.Gap)).ToString();
    }

    /// <summary>The bytes of a text; null when nothing is mended, or it has characters that are no byte.</summary>
    /// <param name="text">As a form sends it.</param>
    /// <param name="before">The bytes that were mended.</param>
    public static byte[]? Bytes(string text, byte[] before)
    {
        var mended = WithBreaks(text, IsBroken(before) ? "\n" : "");
        var same = WithBreaks(Encoding.Latin1.GetString(before), "\n");
        return mended.Length == 0 || mended == same || mended.Any(one => one > byte.MaxValue)
            ? null
            : Encoding.Latin1.GetBytes(mended);
    }

    /// <summary>A text with other breaks. Byte 85, a break in Unicode, is half a letter of UTF-8 and stays.</summary>
    public static string WithBreaks(string text, string breaks) => text
        .Replace("\r\n", "\n", StringComparison.Ordinal)
        .Replace('\r', '\n')
        .Replace("\n", breaks, StringComparison.Ordinal);

    private static bool IsBroken(byte[] bytes) => bytes.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') >= 0;
}
