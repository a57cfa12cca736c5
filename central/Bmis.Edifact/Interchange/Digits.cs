namespace Bmis.Edifact.Interchange;

/// <summary>Figures of dates and times as bytes.</summary>
internal static class Digits
{
    /// <summary>Whether all are digits, also when there are none.</summary>
    internal static bool Are(ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes)
            if (!char.IsAsciiDigit((char)one))
                return false;
        return true;
    }

    /// <summary>The first two as a number; they must be digits.</summary>
    internal static int Two(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + (digits[1] - '0');

    /// <summary>Two from a place on; 0 when they are not there.</summary>
    internal static int TwoOrNone(ReadOnlySpan<byte> digits, int from) =>
        from + 2 <= digits.Length ? Two(digits[from..]) : 0;
}
