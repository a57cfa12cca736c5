namespace Bmis.Watchlist.Names;

/// <summary>
/// The sound of a name part, in which the usual transliterations of one name from Arabic, Persian, Cyrillic and
/// Hebrew script come out the same or nearly so: MOHAMMED and MUHAMAD, YUSUF and YOUSSEF, KHALED and HALID.
/// </summary>
internal static class Sound
{
    private static readonly LetterGroups Groups = new(
        ("TSCH", "C"), ("SHCH", "S"), ("SCH", "S"), ("TCH", "C"), ("DSCH", "J"), ("DZH", "J"), ("DJ", "J"),
        ("ZH", "J"), ("KH", "H"), ("GH", "G"), ("DH", "D"), ("TH", "T"), ("SH", "S"), ("PH", "F"), ("CH", "C"),
        ("CK", "K"), ("TZ", "S"), ("TS", "S"), ("OU", "U"), ("OO", "U"), ("EE", "I"), ("AE", "A"), ("OE", "U"),
        ("UE", "U"), ("EI", "AI"), ("EY", "AI"), ("AY", "AI"), ("QU", "K"), ("KS", "X"));

    internal static string Of(string text)
    {
        Span<char> sound = stackalloc char[text.Length];
        return new(sound[..Write(text, sound)]);
    }

    /// <summary>Writes the sound, which is never longer than the text, and returns its length.</summary>
    internal static int Write(ReadOnlySpan<char> text, Span<char> sound)
    {
        var length = 0;
        for (var i = 0; i < text.Length;)
        {
            if (i > 0 && IsBalticEnding(text, i)) break;
            if (Groups.TryFind(text[i..], out var group))
            {
                foreach (var letter in group.Value) length = Append(sound, length, letter);
                i += group.Letters.Length;
                continue;
            }

            length = Append(sound, length, Single(text, i));
            i++;
        }

        return length;
    }

    /// <summary>
    /// The consonants without H; empty when there are fewer than two, for they would reach everything.
    /// </summary>
    internal static string SkeletonOf(string sound)
    {
        Span<char> kept = stackalloc char[sound.Length];
        return new(kept[..WriteSkeleton(sound, kept)]);
    }

    /// <summary>Writes the same, which is never longer than the sound, and returns its length.</summary>
    internal static int WriteSkeleton(ReadOnlySpan<char> sound, Span<char> kept)
    {
        var length = 0;
        foreach (var letter in sound)
            if (letter is not ('A' or 'I' or 'U' or 'H')) length = Append(kept, length, letter);
        return length < 2 ? 0 : length;
    }

    internal static bool IsSoft(char letter) => letter is 'A' or 'I' or 'U' or 'H';

    // Latvian adds an ending to names from elsewhere: SERGEJS LAVROVS.
    private static bool IsBalticEnding(ReadOnlySpan<char> text, int index) =>
        index > 3 && index == text.Length - 1 && text[index] == 'S' && text[index - 1] is ('V' or 'J');

    private static char Single(ReadOnlySpan<char> text, int index) => text[index] switch
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
