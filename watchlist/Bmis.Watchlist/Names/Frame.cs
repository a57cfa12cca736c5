namespace Bmis.Watchlist.Names;

/// <summary>
/// The consonants of a part in nine classes, and whether it begins with another letter: what mostly stays the same when
/// a name goes from one script to another.
/// </summary>
internal static class Frame
{
    private const char Soft = 'A';

    // Longer groups stand before shorter ones; the first that fits is taken.
    private static readonly (string Letters, string Classes)[] Groups =
    [
        ("SCH", "S"), ("TCH", "S"), ("CHR", "KR"), ("CH", "S"), ("SH", "S"), ("TZ", "S"), ("TS", "S"), ("PH", "F"),
        ("TH", "T"), ("DZ", "S"), ("ZH", "S"), ("DJ", "S"), ("CK", "K"), ("X", "KS"), ("GE", "S"), ("GI", "S"),
        ("CE", "S"), ("CI", "S"), ("CY", "S"),
    ];

    internal static string Of(string text)
    {
        Span<char> frame = stackalloc char[2 * text.Length + 2];
        var length = 0;
        if (text.Length > 0 && "AEIOUYWH".Contains(text[0], StringComparison.Ordinal)) frame[length++] = Soft;
        for (var i = 0; i < text.Length;)
        {
            var (letters, classes) = Group(text.AsSpan(i));
            foreach (var one in classes)
                if (length == 0 || frame[length - 1] != one)
                    frame[length++] = one;
            i += letters;
        }

        return new(frame[..length]);
    }

    private static (int Letters, string Classes) Group(ReadOnlySpan<char> rest)
    {
        foreach (var (letters, classes) in Groups)
            if (rest.StartsWith(letters, StringComparison.Ordinal)) return (letters.Length, classes);
        return (1, rest[0] switch
        {
            'B' or 'P' => "B",
            'F' or 'V' => "F",
            'C' or 'K' or 'Q' or 'G' => "K",
            'S' or 'Z' or 'J' => "S",
            'T' or 'D' => "T",
            'L' => "L",
            'R' => "R",
            'M' => "M",
            'N' => "N",
            _ => "",
        });
    }
}
