namespace Bmis.Edifact.Filtering;

/// <summary>Numbers of a card scheme (ISO/IEC 7812-1: the issuer identification number).</summary>
/// <param name="From">The first six digits, at least.</param>
/// <param name="To">The first six digits, at most.</param>
/// <param name="Shortest">Digits of a whole number at least.</param>
/// <param name="Longest">Digits of a whole number at most.</param>
/// <param name="NeedsWord">Whether it is one only beside a word for cards: other numbers often look the same.</param>
internal readonly record struct IssuerRange(int From, int To, int Shortest, int Longest, bool NeedsWord = false)
{
    /// <summary>Digits of the shortest number of all.</summary>
    internal const int ShortestOfAll = 13;

    /// <summary>Digits of the longest number of all.</summary>
    internal const int LongestOfAll = 19;

    // What the schemes publish; ranges that overlap are read in this order. Tickets have 13 digits, or 14 with their
    // check digit, and many begin as cards do: so the lengths of 13 and 14 need a word.
    private static readonly IssuerRange[] All =
    [
        new(400_000, 499_999, 16, 16), new(400_000, 499_999, 19, 19), new(400_000, 499_999, 13, 13, true),
        new(510_000, 559_999, 16, 16), new(222_100, 272_099, 16, 16),
        new(340_000, 349_999, 15, 15), new(370_000, 379_999, 15, 15),
        new(300_000, 305_999, 14, 14, true), new(309_500, 309_599, 14, 14, true), new(360_000, 369_999, 14, 14, true),
        new(380_000, 399_999, 14, 14, true), new(300_000, 305_999, 16, 19), new(360_000, 369_999, 16, 19),
        new(380_000, 399_999, 16, 19),
        new(352_800, 358_999, 16, 19),
        new(601_100, 601_199, 16, 19), new(644_000, 659_999, 16, 19),
        new(620_000, 629_999, 16, 19), new(810_000, 829_999, 16, 19),
        new(500_000, 509_999, 16, 19), new(560_000, 589_999, 16, 19), new(600_000, 619_999, 16, 19),
        new(630_000, 643_999, 16, 19), new(660_000, 699_999, 16, 19),
        new(220_000, 220_499, 16, 19), new(979_200, 979_289, 16, 16),
        new(100_000, 199_999, 15, 15, true),
    ];

    /// <summary>The range of a number by its first six digits and its length; null when there is none.</summary>
    internal static IssuerRange? Of(int firstSix, int length)
    {
        foreach (var one in All)
            if (firstSix >= one.From && firstSix <= one.To && length >= one.Shortest && length <= one.Longest)
                return one;
        return null;
    }
}
