namespace Bmis.Watchlist.Names;

/// <summary>
/// The sound of a name part, in which the usual transliterations of one name from Arabic, Persian, Cyrillic and
/// Hebrew script come out the same or nearly so: MOHAMMED and MUHAMAD, YUSUF and YOUSSEF, KHALED and HALID.
/// </summary>
internal static class Sound
{
    // Longer groups stand before shorter ones; the first that fits is taken.
    private static readonly (string Letters, string Sound)[] Groups =
    [
        ("TSCH", "C"), ("SHCH", "S"), ("SCH", "S"), ("TCH", "C"), ("DSCH", "J"), ("DZH", "J"), ("DJ", "J"),
        ("ZH", "J"), ("KH", "H"), ("GH", "G"), ("DH", "D"), ("TH", "T"), ("SH", "S"), ("PH", "F"), ("CH", "C"),
        ("CK", "K"), ("TZ", "S"), ("TS", "S"), ("OU", "U"), ("OO", "U"), ("EE", "I"), ("AE", "A"), ("OE", "U"),
        ("UE", "U"), ("EI", "AI"), ("EY", "AI"), ("AY", "AI"), ("QU", "K"), ("KS", "X"),
    ];

    internal static string Of(string text)
    {
        Span<char> sound = stackalloc char[2 * text.Length + 2];
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            if (i > 0 && IsBalticEnding(text, i)) break;
            if (Group(text.AsSpan(i)) is { } group)
            {
                foreach (var letter in group.Sound) length = Append(sound, length, letter);
                i += group.Letters.Length;
                continue;
            }

            length = Append(sound, length, Single(text, i));
            i++;
        }

        return new(sound[..length]);
    }

    /// <summary>
    /// The consonants without H; empty when there are fewer than two, for they would reach everything.
    /// </summary>
    internal static string SkeletonOf(string sound)
    {
        Span<char> kept = stackalloc char[sound.Length];
        var length = 0;
        foreach (var letter in sound)
            if (letter is not ('A' or 'I' or 'U' or 'H')) length = Append(kept, length, letter);
        return length < 2 ? "" : new(kept[..length]);
    }

    internal static bool IsSoft(char letter) => letter is 'A' or 'I' or 'U' or 'H';

    // Latvian adds an ending to names from elsewhere: SERGEJS LAVROVS.
    private static bool IsBalticEnding(string text, int index) =>
        index > 3 && index == text.Length - 1 && text[index] == 'S' && text[index - 1] is ('V' or 'J');

    private static (string Letters, string Sound)? Group(ReadOnlySpan<char> rest)
    {
        foreach (var group in Groups)
            if (rest.StartsWith(group.Letters, StringComparison.Ordinal)) return group;
        return null;
    }

    private static char Single(string text, int index) => text[index] switch
    {
        'E' or 'Y' => 'I',
        'O' => 'U',
        'W' => 'V',
        'Q' => 'K',
        'X' when index == 0 => 'S',
        'C' when index + 1 < text.Length && text[index + 1] is 'E' or 'I' or 'Y' => 'S',
        'C' => 'K',
        var letter => letter,
    };

    // A doubled letter sounds once.
    private static int Append(Span<char> sound, int length, char letter)
    {
        if (length > 0 && sound[length - 1] == letter) return length;
        sound[length] = letter;
        return length + 1;
    }
}
