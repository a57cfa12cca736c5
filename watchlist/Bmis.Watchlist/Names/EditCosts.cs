namespace Bmis.Watchlist.Names;

/// <summary>What one edit of a letter costs: 1 is a full edit.</summary>
internal sealed class EditCosts
{
    /// <summary>Cost of letters that the eye or the hand confuses (published).</summary>
    internal const double Confusable = 0.7;

    /// <summary>Cost of exchanging or losing a soft sound: a vowel or H (own choice, half an edit).</summary>
    internal const double Soft = 0.5;

    /// <summary>Cost of a wrong digit (published).</summary>
    internal const double Digit = 1.5;

    private const int Size = 128;

    private readonly double[] _exchange = new double[Size * Size];
    private readonly double[] _single = new double[Size];

    private EditCosts(Func<char, char, double> exchange, Func<char, double> single)
    {
        for (var one = 0; one < Size; one++)
        {
            _single[one] = single((char)one);
            for (var other = 0; other < Size; other++)
                _exchange[one * Size + other] = one == other ? 0 : exchange((char)one, (char)other);
        }
    }

    /// <summary>Costs on the letters as written.</summary>
    internal static EditCosts Letters { get; } = new(
        (one, other) => Are(one, other, "0O 1I 1L G9 B6 5S EI OU IJ IY CK NH")
            ? Confusable
            : char.IsAsciiDigit(one) || char.IsAsciiDigit(other) ? Digit : 1,
        one => char.IsAsciiDigit(one) ? Digit : 1);

    /// <summary>Costs on the sound.</summary>
    internal static EditCosts Sounds { get; } = new(
        (one, other) => Sound.IsSoft(one) && Sound.IsSoft(other) ? Soft
            : Are(one, other, "SZ DT KG BP FV JI JG CS CJ HK HG DZ") ? Confusable
            : char.IsAsciiDigit(one) || char.IsAsciiDigit(other) ? Digit : 1,
        one => Sound.IsSoft(one) ? Soft : char.IsAsciiDigit(one) ? Digit : 1);

    internal double Exchange(char one, char other) => _exchange[one * Size + other];

    /// <summary>Cost of a letter gained or lost.</summary>
    internal double Single(char letter) => _single[letter];

    private static bool Are(char one, char other, string pairs) =>
        pairs.Split(' ').Any(pair => (pair[0] == one && pair[1] == other) || (pair[1] == one && pair[0] == other));
}
