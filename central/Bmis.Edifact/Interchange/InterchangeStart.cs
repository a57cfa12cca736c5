namespace Bmis.Edifact.Interchange;

/// <summary>Where an interchange may begin within whatever surrounds it.</summary>
/// <param name="Offset">The first byte.</param>
/// <param name="HasAdvice">Whether it begins with a UNA that counts.</param>
internal readonly record struct InterchangeStart(int Offset, bool HasAdvice)
{
    /// <summary>Bytes of UNA and its six characters.</summary>
    internal const int AdviceBytes = SegmentTag.Longest + DelimiterDetection.AdviceLength;

    /// <summary>The next place where one begins; null when there is none.</summary>
    internal static InterchangeStart? Find(ReadOnlySpan<byte> bytes, int from)
    {
        for (var at = from; ; at += 2)
        {
            var found = bytes[at..].IndexOf("UN"u8);
            if (found < 0)
                return null;
            at += found;
            if (IsAt(bytes, at, out var hasAdvice))
                return new(at, hasAdvice);
        }
    }

    /// <summary>Whether one begins exactly here.</summary>
    internal static bool IsAt(ReadOnlySpan<byte> bytes, int at, out bool hasAdvice)
    {
        hasAdvice = false;
        if (bytes.Length - at < SegmentTag.Longest + 1)
            return false;
        var text = bytes[at..];
        switch (text[2])
        {
            case (byte)'A':
                hasAdvice = IsAdvice(text);
                return hasAdvice;
            case (byte)'B' or (byte)'G' or (byte)'H':
                Span<byte> head = stackalloc byte[EdifactLimits.StartBytes];
                return IsHeader(head[..Folding.Unfold(text, head)]);
            default:
                return false;
        }
    }

    /// <summary>Whether a UNA stands here that cannot be one.</summary>
    internal static bool IsBrokenAdvice(ReadOnlySpan<byte> text) =>
        text.Length > SegmentTag.Longest && text.StartsWith("UNA"u8)
        && !char.IsAsciiLetterOrDigit((char)text[SegmentTag.Longest])
        && text[SegmentTag.Longest] > (byte)' ' && !IsAdvice(text);

    // The six count only when the header that follows uses them.
    private static bool IsAdvice(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("UNA"u8) || !DelimiterDetection.IsAdvice(text[SegmentTag.Longest..]))
            return false;
        var rest = text[AdviceBytes..];
        var at = 0;
        while (at < rest.Length && at < EdifactLimits.StartBytes && Folding.IsBlank(rest[at]))
            at++;
        Span<byte> head = stackalloc byte[SegmentTag.Longest + 3];
        head = head[..Folding.Unfold(rest[at..], head)];
        return head.Length > SegmentTag.Longest && head[0] == (byte)'U' && head[1] == (byte)'N'
            && head[2] is (byte)'B' or (byte)'G' or (byte)'H'
            && DelimiterDetection.ElementOf(head) == text[SegmentTag.Longest + 1];
    }

    private static bool IsHeader(ReadOnlySpan<byte> head)
    {
        var element = DelimiterDetection.ElementOf(head);
        if (element == 0 || !head.StartsWith("UN"u8))
            return false;
        var rest = head[(head.IndexOf(element) + 1)..].TrimStart((byte)' ');
        return head[2] switch
        {
            (byte)'B' => Letters(rest) == 4 && rest.Length > 4 && DelimiterDetection.CanSeparate(rest[4]),
            (byte)'G' => Letters(rest) == 6,
            (byte)'H' => rest.IndexOf(element) is >= 0 and var end
                && rest[(end + 1)..].TrimStart((byte)' ') is var type && Letters(type) == 6 && type.Length > 6
                && DelimiterDetection.CanSeparate(type[6]),
            _ => false,
        };
    }

    private static int Letters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && char.IsAsciiLetterUpper((char)text[count]))
            count++;
        return count;
    }
}
