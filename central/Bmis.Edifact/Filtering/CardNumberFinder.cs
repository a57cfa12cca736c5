namespace Bmis.Edifact.Filtering;

/// <summary>
/// Finds card numbers in a text of bytes, each byte a character; <see cref="DigitGroups.HardBreak"/> parts texts. A
/// number is one when its length and first digits are those of a scheme, its check digit fits (ISO/IEC 7812-1, annex B)
/// and nothing excuses it. Linear time. For one thread.
/// </summary>
internal sealed class CardNumberFinder
{
    /// <summary>
    /// How often a text is looked through at most: the last digits of a number, which are left, may be the first of
    /// another with those behind it.
    /// </summary>
    internal const int Rounds = 8;

    // A number in groups begins with four digits, goes on with at least two, and has at most seven groups.
    private const int FirstGroup = 4;
    private const int InnerGroup = 2;
    private const int MostGroups = 7;

    // Digits of a telephone number (ITU-T E.164), and of a ticket without and with its check digit.
    private const int LongestPhone = 15;
    private const int Ticket = 13;
    private const int TicketWithCheck = 14;

    // From here on a run of digits may be a number with something behind or before it.
    private const int Glued = 17;

    private readonly DigitGroups _groups = new();
    private readonly List<(int Start, int End)> _found = [];

    /// <summary>Finds all; each begins and ends with a digit, and they may overlap.</summary>
    /// <param name="text">The text.</param>
    /// <param name="usual">What numbers are about where no word says it.</param>
    internal List<(int Start, int End)> Find(ReadOnlySpan<byte> text, NearbyKind usual)
    {
        _found.Clear();
        _groups.Read(text);
        for (var first = 0; first < _groups.Count; first++)
        {
            if (_groups.Length(first) >= Glued)
                FindGlued(text, first);
            FindFrom(text, first, usual);
        }

        return _found;
    }

    private void FindFrom(ReadOnlySpan<byte> text, int first, NearbyKind usual)
    {
        Span<byte> digits = stackalloc byte[IssuerRange.LongestOfAll];
        var count = 0;
        for (var last = first; last < _groups.Count && last - first < MostGroups; last++)
        {
            var length = _groups.Length(last);
            if (count + length > digits.Length || (last > first && !MayGoOn(first, last)))
                return;
            text[_groups.Start(last).._groups.End(last)].CopyTo(digits[count..]);
            count += length;
            if (count >= IssuerRange.ShortestOfAll && IsCard(text, digits[..count], first, last, usual))
                _found.Add((_groups.Start(first), _groups.End(last)));
        }
    }

    private bool MayGoOn(int first, int last) => _groups.IsLinked(last) && _groups.Length(first) >= FirstGroup
        && (last - 1 == first || _groups.Length(last - 1) >= InnerGroup);

    private bool IsCard(ReadOnlySpan<byte> text, ReadOnlySpan<byte> digits, int first, int last, NearbyKind usual)
    {
        if (Range(digits) is not { } range)
            return false;
        var start = _groups.Start(first);
        var said = NearbyWords.Before(text, start);
        var kind = said == NearbyKind.None ? usual : said;
        if (range.NeedsWord && first == last && kind != NearbyKind.Card)
            return false;
        return !IsPhone(text, start, digits.Length, kind) && !IsOther(text, digits.Length, first, last, kind);
    }

    private static bool IsPhone(ReadOnlySpan<byte> text, int start, int length, NearbyKind kind)
    {
        if (length > LongestPhone)
            return false;
        while (start > 0 && text[start - 1] is (byte)' ' or (byte)'(')
            start--;
        return kind == NearbyKind.Phone || (start > 0 && text[start - 1] == (byte)'+');
    }

    private bool IsOther(ReadOnlySpan<byte> text, int length, int first, int last, NearbyKind kind) => kind switch
    {
        NearbyKind.Ticket => length <= TicketWithCheck || _groups.Length(first) is Ticket or TicketWithCheck,
        NearbyKind.DocumentText => first == last && IsField(text, _groups.Start(first), _groups.End(first)),
        NearbyKind.Identity => first == last,
        _ => false,
    };

    private static bool IsField(ReadOnlySpan<byte> text, int start, int end) => start > 0
        && text[start - 1] == (byte)'/'
        && (end == text.Length || text[end] is (byte)'/' or DigitGroups.HardBreak);

    // Behind a word for cards, with an expiry or check value glued to it.
    private void FindGlued(ReadOnlySpan<byte> text, int group)
    {
        var (start, end) = (_groups.Start(group), _groups.End(group));
        if (NearbyWords.Before(text, start) != NearbyKind.Card)
            return;
        var longest = Math.Min(IssuerRange.LongestOfAll, end - start - 1);
        for (var length = IssuerRange.ShortestOfAll; length <= longest; length++)
        {
            if (Range(text.Slice(start, length)) is not null)
                _found.Add((start, start + length));
            if (Range(text.Slice(end - length, length)) is not null)
                _found.Add((end - length, end));
        }
    }

    private static IssuerRange? Range(ReadOnlySpan<byte> digits)
    {
        var firstSix = 0;
        foreach (var digit in digits[..6])
            firstSix = (firstSix * 10) + (digit - '0');
        return IssuerRange.Of(firstSix, digits.Length) is { } range && HasCheckDigit(digits) ? range : null;
    }

    private static bool HasCheckDigit(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var place = 0; place < digits.Length; place++)
        {
            var digit = digits[^(place + 1)] - '0';
            var value = place % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
