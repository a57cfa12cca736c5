using System.Numerics;

namespace Bmis.Watchlist.Names;

/// <summary>
/// Which letters a text has, and which of them more than once: enough to tell that two texts are far apart without
/// reading them. A to Z take bits 0 to 25, all digits share bit 26; from bit 32 on the same for the second time.
/// </summary>
internal readonly record struct LetterSet(ulong Bits)
{
    private const int Again = 32;
    private const ulong SoftOnce = 1u | 1u << ('H' - 'A') | 1u << ('I' - 'A') | 1u << ('U' - 'A');
    private const ulong Soft = SoftOnce | SoftOnce << Again;

    /// <summary>The letters that are there at all.</summary>
    internal uint Once => (uint)Bits;

    internal static LetterSet Of(ReadOnlySpan<char> text)
    {
        var bits = 0UL;
        foreach (var character in text)
        {
            var bit = 1UL << (char.IsAsciiLetterUpper(character) ? character - 'A' : 26);
            bits |= (bits & bit) == 0 ? bit : bit << Again;
        }

        return new(bits);
    }

    /// <summary>The least that it costs to make one text of letters of the other (tenths of an edit).</summary>
    internal int LeastLetterCost(LetterSet other) => EditCosts.Confusable * Math.Max(
        BitOperations.PopCount(Bits & ~other.Bits), BitOperations.PopCount(other.Bits & ~Bits));

    /// <summary>The least that it costs to make one sound of the other (tenths of an edit).</summary>
    internal int LeastSoundCost(LetterSet other) =>
        Math.Max(SoundCost(Bits & ~other.Bits), SoundCost(other.Bits & ~Bits));

    // One exchange brings at most one letter of each side in line.
    private static int SoundCost(ulong missing) =>
        EditCosts.Confusable * BitOperations.PopCount(missing)
        - (EditCosts.Confusable - EditCosts.Soft) * BitOperations.PopCount(missing & Soft);
}
