namespace Bmis.Documents.Mrz;

/// <summary>The document number with its check digit, wherever the two stand.</summary>
/// <param name="Text">The number without fillers.</param>
/// <param name="DigitOffset">Index of the check digit in the zone.</param>
/// <param name="Rest">The part of a long number that stands in the optional data; empty otherwise.</param>
/// <param name="OptionalStart">Index in the zone where the optional data proper begin.</param>
/// <param name="Convention">How a long number was written.</param>
internal readonly record struct MrzNumber(
    string Text, int DigitOffset, MrzField Rest, int OptionalStart, LongNumberConvention Convention)
{
    internal bool IsLong => Convention != LongNumberConvention.None;

    internal static MrzNumber Read(ReadOnlySpan<char> zone, MrzLayout layout)
    {
        var head = layout.Number.Of(zone);
        var digit = layout.NumberDigit.Offset;
        if (!layout.NumberOverflows || zone[digit] != MrzAlphabet.Filler || head[^1] == MrzAlphabet.Filler)
            return new(Strip(head), digit, default, layout.Optional.Offset, LongNumberConvention.None);

        var optional = layout.Optional.Of(zone);
        var run = optional.IndexOfAny(MrzAlphabet.Filler, MrzAlphabet.Missing);
        if (run < 0) run = optional.Length;
        if (run == 0) return new(Strip(head), digit, default, layout.Optional.Offset, LongNumberConvention.None);

        var rest = new MrzField(layout.Optional.Offset, run - 1);
        var start = Math.Min(rest.End + 2, layout.Optional.End);
        return new(
            string.Concat(head, rest.Of(zone)), rest.End, rest, start, ConventionOf(zone, layout, rest));
    }

    /// <summary>The number with its fillers, and with the one between the parts of a long one if asked for.</summary>
    internal static int CopyCovered(
        ReadOnlySpan<char> zone, MrzLayout layout, MrzField rest, bool countFiller, Span<char> covered)
    {
        layout.Number.Of(zone).CopyTo(covered);
        var length = layout.Number.Length;
        if (countFiller) covered[length++] = MrzAlphabet.Filler;
        rest.Of(zone).CopyTo(covered[length..]);
        return length + rest.Length;
    }

    private static LongNumberConvention ConventionOf(ReadOnlySpan<char> zone, MrzLayout layout, MrzField rest)
    {
        var skipped = IsRight(zone, layout, rest, countFiller: false);
        var counted = IsRight(zone, layout, rest, countFiller: true);
        return (skipped, counted) switch
        {
            (true, true) => LongNumberConvention.Either,
            (true, false) => LongNumberConvention.FillerSkipped,
            (false, true) => LongNumberConvention.FillerCounted,
            _ => LongNumberConvention.Unknown,
        };
    }

    private static bool IsRight(ReadOnlySpan<char> zone, MrzLayout layout, MrzField rest, bool countFiller)
    {
        Span<char> covered = stackalloc char[layout.Number.Length + 1 + rest.Length];
        var length = CopyCovered(zone, layout, rest, countFiller, covered);
        return MrzAlphabet.CheckDigit(covered[..length]) == zone[rest.End];
    }

    private static string Strip(ReadOnlySpan<char> head)
    {
        var end = head.Length;
        while (end > 0 && (head[end - 1] is MrzAlphabet.Filler or MrzAlphabet.Missing)) end--;
        return end == 0 ? "" : head[..end].ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => "[document number]";
}
