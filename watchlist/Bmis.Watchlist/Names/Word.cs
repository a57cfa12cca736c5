using System.Numerics;

namespace Bmis.Watchlist.Names;

/// <summary>One part of a name in the letters of the MRZ, with everything that comparing needs made once.</summary>
internal sealed class Word
{
    // One exchange brings two letters in line.
    private const double HardLetter = EditCosts.Confusable / 2;
    private const double SoftLetter = EditCosts.Soft / 2;

    /// <summary>The bit that all digits share.</summary>
    internal const uint Digits = 1u << 26;

    private const uint SoftLetters = 1u | 1u << ('H' - 'A') | 1u << ('I' - 'A') | 1u << ('U' - 'A');

    /// <param name="part">The part.</param>
    /// <param name="id">Its number in the vocabulary, or -1.</param>
    internal Word(NamePart part, int id = -1)
    {
        Id = id;
        var text = part.Text;
        (Key, Text, Spelling) = (part.Key, text, part.Spelling);
        Sound = Names.Sound.Of(text);
        Skeleton = Names.Sound.SkeletonOf(Sound);
        Frame = Names.Frame.Of(text);
        TextMask = MaskOf(text);
        SoundMask = MaskOf(Sound);
        Shape = new(
            SoundMask, (byte)Sound.Length, MaskOf(Frame), (byte)Frame.Length, TextMask, (byte)text.Length,
            Spelling is not null);
        Class = WordClasses.Of(text);
        Known = Spelling is null ? KnownNames.Shipped.IdOf(text) : -1;
    }

    internal int Id { get; }

    /// <summary>What tells it from other words: the letters as written.</summary>
    internal string Key { get; }

    internal string Text { get; }

    /// <summary>As written in a script of its own; null in Latin letters.</summary>
    internal Spelling? Spelling { get; }

    internal string Frame { get; }

    internal string Sound { get; }

    internal string Skeleton { get; }

    internal uint TextMask { get; }

    internal uint SoundMask { get; }

    internal WordShape Shape { get; }

    internal WordClass Class { get; }

    /// <summary>Its number among the known names; -1 where it is none or in a script of its own.</summary>
    internal int Known { get; }

    /// <summary>The least that the letters which stand in one of two masks only must cost.</summary>
    internal static double LeastCost(uint one, uint other)
    {
        var differing = one ^ other;
        return HardLetter * BitOperations.PopCount(differing & ~SoftLetters)
            + SoftLetter * BitOperations.PopCount(differing & SoftLetters);
    }

    public override string ToString() => "[name part]";

    // Letters take bits 0 to 25, all digits share bit 26.
    private static uint MaskOf(string text)
    {
        var mask = 0u;
        foreach (var character in text)
            mask |= 1u << (char.IsAsciiLetterUpper(character) ? character - 'A' : 26);
        return mask;
    }
}
