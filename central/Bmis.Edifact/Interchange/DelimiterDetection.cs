namespace Bmis.Edifact.Interchange;

/// <summary>
/// Which separators an interchange uses. A UNA counts when it can be one; otherwise the text says it: the byte after
/// the first tag separates elements, the byte after the syntax identifier or the message type separates components,
/// and the byte before the next known tag ends segments.
/// </summary>
internal static class DelimiterDetection
{
    /// <summary>Characters of a service string behind UNA.</summary>
    internal const int AdviceLength = 6;

    private const int TagLength = 3;

    // The first byte of a typographic apostrophe in UTF-8 (E2 80 99); the other two then lie between segments.
    internal const byte ApostropheLead = 0xE2;

    // Levels B of the first three syntax versions: information separators of ISO 646, no release character.
    private const byte GroupSeparator = 0x1D;

    private static readonly HashSet<uint> NextTags =
    [
        .. new[] { "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ", "BGM", "MSG", "UCI", "RFF", "DTM", "NAD", "TDT", "ORG",
            "TVL", "EQN", "SRC", "RCI", "ERC", "ERP", "CTA", "LOC", "CNT" }.Select(Packed),
    ];

    /// <summary>Whether six characters can be a service string: what must differ does, no letter, no digit.</summary>
    internal static bool IsAdvice(ReadOnlySpan<byte> six)
    {
        if (six.Length < AdviceLength)
            return false;
        var found = Delimiters.Of(six[..AdviceLength]);
        return CanSeparate(found.Component) && CanSeparate(found.Element) && CanSeparate(found.Terminator)
            && (found.Release == 0 || CanRelease(found.Release))
            && (found.Decimal == (byte)' ' || CanSeparate(found.Decimal))
            && (found.Repetition == 0 || CanSeparate(found.Repetition)) && AreDistinct(found);
    }

    /// <summary>Whether this byte can be a separator: no letter, no digit, no blank, no byte beyond ISO 646.</summary>
    internal static bool CanSeparate(byte value) =>
        value is > (byte)' ' and < 0x7F ? !char.IsAsciiLetterOrDigit((char)value) : value is >= 0x1C and <= 0x1F;

    /// <summary>The separators of text that begins with UNB, UNG or UNH.</summary>
    internal static Delimiters Infer(ReadOnlySpan<byte> text)
    {
        Span<byte> head = stackalloc byte[EdifactLimits.InferenceBytes];
        head = head[..Folding.Unfold(text, head)];
        var element = ElementOf(head);
        var component = ComponentOf(head, element);
        var terminator = TerminatorOf(head, element, component);
        var release = element switch
        {
            (byte)'(' => (byte)')',
            GroupSeparator or (byte)'?' => (byte)0,
            _ => (byte)'?',
        };
        if (release == terminator || release == component)
            release = 0;
        var repetition = IsVersionFour(head, element, component) ? (byte)'*' : (byte)0;
        if (repetition == element || repetition == component || repetition == terminator)
            repetition = 0;
        return new(component, element, (byte)'.', release, repetition, terminator);
    }

    /// <summary>The separator behind the tag at the beginning, which a blank may pad; 0 when there is none.</summary>
    internal static byte ElementOf(ReadOnlySpan<byte> head)
    {
        for (var at = TagLength; at < head.Length; at++)
            if (head[at] != (byte)' ')
                return CanSeparate(head[at]) ? head[at] : (byte)0;
        return 0;
    }

    // UNB+UNOA:4 and UNG+PAXLST+.. and UNH+1+PAXLST:D: the first byte after a word of letters that is no letter.
    private static byte ComponentOf(ReadOnlySpan<byte> head, byte element)
    {
        var words = 0;
        for (var at = TagLength; at < head.Length; at++)
        {
            if (char.IsAsciiLetter((char)head[at]))
                words++;
            else if (words >= 4 && CanSeparate(head[at]) && head[at] != element)
                return head[at];
            else
                words = 0;
        }

        return (byte)':';
    }

    private static byte TerminatorOf(ReadOnlySpan<byte> head, byte element, byte component)
    {
        for (var at = TagLength + 1; at + TagLength < head.Length; at++)
        {
            if (head[at + TagLength] != element || !NextTags.Contains(Packed(head.Slice(at, TagLength))))
                continue;
            var before = head[..at].TrimEnd((byte)' ');
            if (before.Length > TagLength && CanTerminate(before[^1]) && before[^1] != element
                && before[^1] != component)
                return before.EndsWith("\u2019"u8) ? ApostropheLead : before[^1];
        }

        return element == (byte)'(' ? (byte)'-' : element == GroupSeparator ? (byte)0x1C : (byte)'\'';
    }

    private static bool IsVersionFour(ReadOnlySpan<byte> head, byte element, byte component)
    {
        var end = head.IndexOf(component);
        return head.StartsWith("UNB"u8) && end > 0 && end + 1 < head.Length && head[end + 1] == (byte)'4'
            && head[..end].LastIndexOf(element) is >= TagLength;
    }

    private static bool CanTerminate(byte value) => CanSeparate(value) || value >= 0x80;

    // A backslash is in no repertoire of the standard; texts whose UNA names it release with a question mark.
    private static bool CanRelease(byte value) => CanSeparate(value) && value != (byte)'\\';

    private static bool AreDistinct(Delimiters found)
    {
        ReadOnlySpan<byte> all =
            [found.Component, found.Element, found.Terminator, found.Release, found.Repetition];
        for (var one = 0; one < all.Length; one++)
            if (all[one] != 0 && all[(one + 1)..].Contains(all[one]))
                return false;
        return true;
    }

    private static uint Packed(string tag) => ((uint)tag[0] << 16) | ((uint)tag[1] << 8) | tag[2];

    private static uint Packed(ReadOnlySpan<byte> tag) => ((uint)tag[0] << 16) | ((uint)tag[1] << 8) | tag[2];
}
