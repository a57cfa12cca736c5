using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Paxlst;

/// <summary>
/// What dates of a list mean. Years of two digits are read beside the day of the transport, or that of the interchange
/// before it is known: a birth lies before it, an expiry or issue at most 20 years before and 30 behind it, everything
/// else within 50 years. What is no date is reported.
/// </summary>
internal sealed class DateReading
{
    private const int YearsBefore = 20;
    private const int YearsBehind = 30;
    private const int LastYearAlone = 2049;

    // Digits of the longest date, CCYYMMDDHHMMSS.
    private const int Longest = 14;

    private static readonly Code WithSeconds = Code.Of("202"u8);

    private readonly DiagnosticList _diagnostics;
    private bool _knowsTransport;

    // What years of two digits are read beside, and its month and day; no year where nothing is known.
    private int _year;
    private int _day;

    /// <param name="prepared">The day of the interchange; null when it is not known.</param>
    /// <param name="diagnostics">Takes dates that are none.</param>
    internal DateReading(DateOnly? prepared, DiagnosticList diagnostics)
    {
        _diagnostics = diagnostics;
        if (prepared is { } day)
            ReadBeside(day);
    }

    /// <summary>What DTM means.</summary>
    internal DateTime? Read(in Segment dtm) => Read(dtm, out _);

    /// <summary>The same, and what the date is of.</summary>
    internal DateTime? Read(in Segment dtm, out Code qualifier)
    {
        if (!dtm.IsPlain || dtm.Count != 1)
            return ReadUnusual(dtm, out qualifier);
        var rest = dtm.Raw(0);
        qualifier = Code.Of(Next(ref rest, dtm.ComponentSeparator));
        var digits = Next(ref rest, dtm.ComponentSeparator);
        var hasSeconds = Code.Of(Next(ref rest, dtm.ComponentSeparator)) == WithSeconds;
        return Read(qualifier, digits, hasSeconds, dtm.Offset);
    }

    /// <summary>What a date without a form of its own means.</summary>
    internal DateTime? Read(Code qualifier, in Component value, int offset) => Read(qualifier, value, default, offset);

    // The next plain component without blanks around it; the rest begins behind its separator.
    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest, byte separator)
    {
        var end = 0;
        while (end < rest.Length && rest[end] != separator)
            end++;
        var next = Folding.WithoutBlanks(rest[..end]);
        rest = end < rest.Length ? rest[(end + 1)..] : [];
        return next;
    }

    // With escapes or folds, or with day and time as elements of their own, as older lists hold them.
    private DateTime? ReadUnusual(in Segment dtm, out Code qualifier)
    {
        var of = dtm[0];
        qualifier = Code.Of(of[0]);
        return of.Count == 1 && dtm.Count > 1
            ? ReadApart(qualifier, dtm)
            : Read(qualifier, of[1], Code.Of(of[2]), dtm.Offset);
    }

    private DateTime? Read(Code qualifier, in Component value, Code format, int offset) => Read(
        qualifier, value.Trimmed(value.IsPlain ? [] : new byte[value.Raw.Length]), format == WithSeconds, offset);

    private DateTime? ReadApart(Code qualifier, in Segment dtm)
    {
        var day = dtm[1].Whole;
        var time = dtm[2].Whole;
        byte[] digits =
            [.. day.Trimmed(new byte[day.Raw.Length]), .. time.Trimmed(new byte[time.Raw.Length])];
        return Read(qualifier, digits, hasSeconds: false, dtm.Offset);
    }

    private DateTime? Read(Code qualifier, ReadOnlySpan<byte> digits, bool hasSeconds, int offset)
    {
        var value = Value(qualifier, digits, hasSeconds);
        if (value is null)
            _diagnostics.Add(DiagnosticCode.DateUnreadable, offset);
        else if (!_knowsTransport && PaxlstCodes.IsOfTransport(qualifier))
            ReadBesideTransport(DateOnly.FromDateTime(value.Value));
        return value;
    }

    private void ReadBesideTransport(DateOnly day)
    {
        ReadBeside(day);
        _knowsTransport = true;
    }

    private void ReadBeside(DateOnly day) => (_year, _day) = (day.Year, ShortYear.DayOf(day));

    private DateTime? Value(Code qualifier, ReadOnlySpan<byte> digits, bool hasSeconds)
    {
        if (digits.Length > Longest || !Digits.Are(digits))
            return null;
        var isShort = digits.Length is 6 or 10 || (digits.Length == 12 && hasSeconds);
        if (!isShort && digits.Length is not (8 or 12 or 14))
            return null;
        var behindYear = digits[(isShort ? 2 : 4)..];
        var (month, day) = (Digits.Two(behindYear), Digits.Two(behindYear[2..]));
        var year = isShort
            ? FullYear(qualifier, Digits.Two(digits), (month * 100) + day)
            : (Digits.Two(digits) * 100) + Digits.Two(digits[2..]);
        var time = behindYear[4..];
        return CalendarDay.At(
            year, month, day, Digits.TwoOrNone(time, 0), Digits.TwoOrNone(time, 2), Digits.TwoOrNone(time, 4));
    }

    // Zero, which is no year, for one that a document cannot have.
    private int FullYear(Code qualifier, int digits, int day)
    {
        if (_year == 0)
            return ShortYear.UpTo(LastYearAlone, digits);
        if (qualifier == PaxlstCodes.BirthCode)
            return ShortYear.NotBehind(_year, _day, digits, day);
        if (!PaxlstCodes.IsOfDocument(qualifier))
            return ShortYear.Beside(_year, digits);
        var year = ShortYear.UpTo(_year + YearsBehind, digits);
        return year >= _year - YearsBefore ? year : 0;
    }
}
