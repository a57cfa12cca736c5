namespace Bmis.Edifact.Interchange;

/// <summary>The tag of a segment: one to three capital letters and digits, a letter first (ISO 9735-1, 8.1).</summary>
/// <param name="Value">The characters, the first in the highest of three bytes; 0 for a malformed tag.</param>
public readonly record struct SegmentTag(uint Value)
{
    /// <summary>Characters at most.</summary>
    public const int Longest = 3;

    /// <summary>UNA, the service string advice.</summary>
    public const uint Una = ('U' << 16) | ('N' << 8) | 'A';

    /// <summary>UNB, the interchange header.</summary>
    public const uint Unb = ('U' << 16) | ('N' << 8) | 'B';

    /// <summary>UNG, the group header.</summary>
    public const uint Ung = ('U' << 16) | ('N' << 8) | 'G';

    /// <summary>UNH, the message header.</summary>
    public const uint Unh = ('U' << 16) | ('N' << 8) | 'H';

    /// <summary>UNT, the message trailer.</summary>
    public const uint Unt = ('U' << 16) | ('N' << 8) | 'T';

    /// <summary>UNE, the group trailer.</summary>
    public const uint Une = ('U' << 16) | ('N' << 8) | 'E';

    /// <summary>UNZ, the interchange trailer.</summary>
    public const uint Unz = ('U' << 16) | ('N' << 8) | 'Z';

    /// <summary>Whether the tag is one.</summary>
    public bool IsValid => Value != 0;

    // The segments that may follow a message or a group.
    internal bool IsService => Value is Unb or Ung or Unh or Unt or Une or Unz;

    // Whether it begins as service segments do.
    internal bool MayBeService => Value >> 8 == Una >> 8;

    // Whether it is three capital letters and does not begin as service segments do; said of all three at once.
    internal bool IsUsual => ((Value | (Value - 0x41_4141) | (0x5A_5A5A - Value)) & 0x80_8080) == 0
        && !MayBeService;

    /// <summary>The tag of these characters; a malformed one when they cannot be a tag.</summary>
    public static SegmentTag Of(ReadOnlySpan<byte> characters)
    {
        if (characters.Length is 0 or > Longest || !char.IsAsciiLetterUpper((char)characters[0]))
            return default;
        uint value = 0;
        foreach (var one in characters)
        {
            if (!IsTagCharacter(one))
                return default;
            value = (value << 8) | one;
        }

        return new(value);
    }

    /// <summary>The characters; a malformed tag prints as <c>???</c>, because it may be content.</summary>
    public override string ToString()
    {
        if (!IsValid)
            return "???";
        Span<char> text = [(char)(Value >> 16), (char)((Value >> 8) & 0xFF), (char)(Value & 0xFF)];
        return text.TrimStart('\0').ToString();
    }

    internal static bool IsTag(uint three) => char.IsAsciiLetterUpper((char)(three >> 16))
        && IsTagCharacter((byte)(three >> 8)) && IsTagCharacter((byte)three);

    internal static bool IsTagCharacter(byte value) =>
        char.IsAsciiLetterUpper((char)value) || char.IsAsciiDigit((char)value);
}
