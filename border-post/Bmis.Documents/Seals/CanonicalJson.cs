using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bmis.Documents.Seals;

/// <summary>
/// Writes JSON in the one form that is signed (RFC 8785): names in the order of their UTF-16 code units, no blanks, the
/// least of escapes, numbers as ECMAScript writes them. What nests is limited by the document's reader.
/// </summary>
internal static class CanonicalJson
{
    private const int LargestPlain = 21;
    private const int SmallestPlain = -6;

    internal static byte[] Write(JsonElement element)
    {
        var text = new StringBuilder();
        Write(element, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A number as ECMAScript writes it (RFC 8785, 3.2.2.3); null when it is beyond all doubles.</summary>
    internal static string? Number(double value)
    {
        if (!double.IsFinite(value))
            return null;
        if (value == 0)
            return "0";
        var (digits, point) = Shortest(Math.Abs(value));
        return (value < 0 ? "-" : "") + Layout(digits, point);
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(element, text);
                break;
            case JsonValueKind.Array:
                WriteArray(element, text);
                break;
            case JsonValueKind.String:
                WriteString(element.GetString()!, text);
                break;
            case JsonValueKind.Number:
                text.Append(Number(element.GetDouble()) ?? throw new JsonException());
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void WriteObject(JsonElement element, StringBuilder text)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var property in element.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            WriteString(property.Name, text);
            text.Append(':');
            Write(property.Value, text);
        }

        text.Append('}');
    }

    private static void WriteArray(JsonElement element, StringBuilder text)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!isFirst)
                text.Append(',');
            isFirst = false;
            Write(item, text);
        }

        text.Append(']');
    }

    private static void WriteString(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var character in value)
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        text.Append('"');
    }

    // The fewest digits that mean the number, without zeros at either end, and where its point stands among them.
    private static (string Digits, int Point) Shortest(double value)
    {
        var parts = value.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var whole = parts[0].Replace(".", "", StringComparison.Ordinal);
        if (point < 0)
            point = whole.Length;
        if (parts.Length > 1)
            point += int.Parse(parts[1], CultureInfo.InvariantCulture);
        var digits = whole.TrimStart('0');
        return (digits.TrimEnd('0'), point - (whole.Length - digits.Length));
    }

    private static string Layout(string digits, int point)
    {
        if (point is <= SmallestPlain or > LargestPlain)
            return Scientific(digits, point - 1);
        if (point <= 0)
            return "0." + new string('0', -point) + digits;
        return digits.Length <= point
            ? digits.PadRight(point, '0')
            : $"{digits[..point]}.{digits[point..]}";
    }

    private static string Scientific(string digits, int exponent)
    {
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        var sign = exponent < 0 ? "-" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{fraction}e{sign}{Math.Abs(exponent)}");
    }
}
