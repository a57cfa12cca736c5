using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.PnrgovXml;

/// <summary>
/// Finds where XML begins in a text: at its first character that is no blank, or, within other text, where a
/// notification or the namespace of IATA stands. Linear time.
/// </summary>
internal static class XmlStart
{
    /// <summary>The element of a push.</summary>
    internal const string Notification = "IATA_PNRGOV_NotifRQ";

    /// <summary>The namespace of it.</summary>
    internal const string Namespace = "http://www.iata.org/IATA/2007/00";

    private const string Declaration = "<?xml";

    // Characters before a word of ours within which its element begins.
    private const int PrefixReach = 64;
    private const int AttributesReach = 4096;

    /// <summary>
    /// Whether bytes are a transmission of XML: they hold a push, or they begin as XML and hold no interchange.
    /// </summary>
    internal static bool IsIn(ReadOnlySpan<byte> bytes)
    {
        // A message of segments has hardly ever an angle bracket.
        var bracket = bytes.IndexOf((byte)'<');
        if (bracket < 0)
            return false;
        var tail = bytes[bracket..];
        var word = Math.Min(Place(tail, Notification), Place(tail, Namespace));
        return (word < tail.Length || IsFirst(bytes, bracket)) && !HasInterchange(bytes[..(bracket + word)]);
    }

    /// <summary>Where the next document begins; null when none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the last one has ended.</param>
    /// <param name="isBroken">Whether that could not be read to its end, so that what follows may be its rest.</param>
    internal static int? Find(string text, int from, bool isBroken)
    {
        var first = from;
        while (first < text.Length && char.IsWhiteSpace(text[first]))
            first++;
        if (from == 0 && IsMarkup(text, first))
            return first;
        if (Word(text, from, isBroken) is not { } word)
            return null;
        if (!isBroken && IsMarkup(text, first))
            return first;
        var declared = text.AsSpan(from, word - from).LastIndexOf(Declaration);
        return declared >= 0 ? from + declared : word;
    }

    // Where the element begins that has a word of ours.
    private static int? Word(string text, int from, bool isBroken)
    {
        if (!isBroken && text.IndexOf(Namespace, from, StringComparison.Ordinal) is >= 0 and var space
            && Bracket(text, from, space, AttributesReach) is { } element
            && (Tag(text, from) is not { } tag || element < tag))
            return element;
        return Tag(text, from);
    }

    private static int? Tag(string text, int from)
    {
        for (var at = from; text.IndexOf(Notification, at, StringComparison.Ordinal) is >= 0 and var found;)
        {
            if (Bracket(text, from, found, PrefixReach) is { } bracket && IsName(text.AsSpan()[(bracket + 1)..found]))
                return bracket;
            at = found + Notification.Length;
        }

        return null;
    }

    private static int? Bracket(string text, int from, int found, int reach)
    {
        var least = Math.Max(from, found - reach);
        return text.AsSpan(least, found - least).LastIndexOf('<') is >= 0 and var at ? least + at : null;
    }

    // A prefix with its colon, or nothing.
    private static bool IsName(ReadOnlySpan<char> prefix)
    {
        foreach (var one in prefix)
            if (!char.IsLetterOrDigit(one) && one is not ('_' or '-' or '.' or ':'))
                return false;
        return prefix.IsEmpty || prefix[^1] == ':';
    }

    private static bool IsMarkup(string text, int at) => at + 1 < text.Length && text[at] == '<'
        && (char.IsLetter(text[at + 1]) || text[at + 1] is '_' or '?' or '!');

    // Where a word stands; the length of the bytes where it does not.
    private static int Place(ReadOnlySpan<byte> bytes, string word)
    {
        Span<byte> eight = stackalloc byte[word.Length];
        Span<byte> sixteen = stackalloc byte[(2 * word.Length) - 1];
        sixteen.Clear();
        for (var at = 0; at < word.Length; at++)
            eight[at] = sixteen[2 * at] = (byte)word[at];

        // Of two bytes a character the order does not matter to what lies between the first and the last.
        var place = bytes.IndexOf(eight);
        place = place < 0 ? bytes.IndexOf(sixteen) : place;
        return place < 0 ? bytes.Length : place;
    }

    private static bool IsFirst(ReadOnlySpan<byte> bytes, int bracket)
    {
        foreach (var one in bytes[..bracket])
            if (one is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0 or 0xEF or 0xBB or 0xBF or 0xFF
                or 0xFE))
                return false;
        return true;
    }

    // Whether an interchange begins there; text around it is only its wrapper then.
    private static bool HasInterchange(ReadOnlySpan<byte> bytes)
    {
        using var reader = new SegmentReader(bytes);
        return reader.Read();
    }
}
