namespace Bmis.Documents.Seals;

/// <summary>
/// The packing of three characters into two bytes that seals use (Doc 9303-13, 2.6): digits, capitals and the blank,
/// which stands for the filler of the MRZ as well.
/// </summary>
internal static class C40
{
    private const byte Unlatch = 0xFE;
    private const int Blank = 3;
    private const int FirstDigit = 4;
    private const int FirstLetter = 14;
    private const int Values = 40;

    /// <summary>Unpacks bytes; false when they hold other characters.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> bytes, out string text)
    {
        text = "";
        if (bytes.Length % 2 != 0)
            return false;
        Span<char> characters = bytes.Length > SealLimits.MostBytes ? [] : new char[bytes.Length / 2 * 3];
        var length = 0;
        for (var i = 0; i < bytes.Length; i += 2)
            if (!TryReadPair(bytes.Slice(i, 2), i + 2 == bytes.Length, characters, ref length))
                return false;
        text = new(characters[..length]);
        return true;
    }

    // A single character at the end stands alone behind the byte that leaves the packing, its code one higher.
    private static bool TryReadPair(ReadOnlySpan<byte> pair, bool isLast, Span<char> characters, ref int length)
    {
        if (pair[0] == Unlatch)
        {
            var alone = (char)(pair[1] - 1);
            characters[length++] = alone;
            return isLast && (char.IsAsciiLetterUpper(alone) || char.IsAsciiDigit(alone) || alone is ' ' or '<');
        }

        var packed = (pair[0] << 8) + pair[1] - 1;
        if (packed < 0)
            return false;
        var (first, second, third) = (packed / (Values * Values), packed / Values % Values, packed % Values);

        // Zero fills up the last three.
        if (third == 0 && isLast)
            return Add(first, characters, ref length) && (second == 0 || Add(second, characters, ref length));
        return Add(first, characters, ref length)
            && Add(second, characters, ref length)
            && Add(third, characters, ref length);
    }

    private static bool Add(int value, Span<char> characters, ref int length)
    {
        if (value is < Blank or >= Values)
            return false;
        characters[length++] = value switch
        {
            Blank => ' ',
            < FirstLetter => (char)('0' + value - FirstDigit),
            _ => (char)('A' + value - FirstLetter),
        };
        return true;
    }
}
