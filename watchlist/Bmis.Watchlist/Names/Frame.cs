namespace Bmis.Watchlist.Names;

/// <summary>
/// The consonants of a part in nine classes, and whether it begins with another letter: what mostly stays the same when
/// a name goes from one script to another.
/// </summary>
internal static class Frame
{
    private const char Soft = 'A';

    private static readonly LetterGroups Groups = new(
        ("SCH", "S"), ("TCH", "S"), ("CHR", "KR"), ("CH", "S"), ("SH", "S"), ("TZ", "S"), ("TS", "S"), ("PH", "F"),
        ("TH", "T"), ("DZ", "S"), ("ZH", "S"), ("DJ", "S"), ("CK", "K"), ("X", "KS"), ("GE", "S"), ("GI", "S"),
        ("CE", "S"), ("CI", "S"), ("CY", "S"));

    internal static string Of(string text)
    {
        Span<char> frame = stackalloc char[MostOf(text.Length)];
        return new(frame[..Write(text, frame)]);
    }

    /// <summary>Most classes of a text with so many letters.</summary>
    internal static int MostOf(int letters) => 2 * letters + 1;

    /// <summary>Writes the frame and returns its length.</summary>
    internal static int Write(ReadOnlySpan<char> text, Span<char> frame)
    {
        var length = 0;
        if (text.Length > 0 && "AEIOUYWH".Contains(text[0], StringComparison.Ordinal)) frame[length++] = Soft;
        for (var i = 0; i < text.Length;)
        {
            if (Groups.TryFind(text[i..], out var group))
            {
                foreach (var one in group.Value) length = Append(frame, length, one);
                i += group.Letters.Length;
                continue;
            }

            if (ClassOf(text[i]) is { } own) length = Append(frame, length, own);
            i++;
        }

        return length;
    }

    private static int Append(Span<char> frame, int length, char one)
    {
        if (length > 0 && frame[length - 1] == one) return length;
        frame[length] = one;
        return length + 1;
    }

    private static char? ClassOf(char letter) => letter switch
    {
        'B' or 'P' => 'B',
        'F' or 'V' => 'F',
        'C' or 'K' or 'Q' or 'G' => 'K',
        'S' or 'Z' or 'J' => 'S',
        'T' or 'D' => 'T',
        'L' => 'L',
        'R' => 'R',
        'M' => 'M',
        'N' => 'N',
        _ => null,
    };
}
