namespace Bmis.Watchlist.Names;

/// <summary>What one edit of a letter costs, in tenths of a full edit.</summary>
internal sealed class EditCosts
{
    /// <summary>A full edit.</summary>
    internal const int Full = 10;

    /// <summary>Cost of letters that the eye or the hand confuses (published).</summary>
    internal const int Confusable = 7;

    /// <summary>Cost of exchanging or losing a soft sound: a vowel or H (own choice, half an edit).</summary>
    internal const int Soft = 5;

    /// <summary>Cost of a wrong digit (published).</summary>
    internal const int Digit = 15;

    // The lowest six bits tell the letters A to Z and the digits apart.
    private const int Size = 64;

    private readonly byte[] _exchange = new byte[Size * Size];
    private readonly byte[] _single = new byte[Size];

    private EditCosts(Func<char, char, int> exchange, Func<char, int> single)
    {
        foreach (var one in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        {
            _single[one % Size] = (byte)single(one);
            foreach (var other in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
                _exchange[one % Size * Size + other % Size] = (byte)(one == other ? 0 : exchange(one, other));
        }
    }

    /// <summary>Costs on the letters as written.</summary>
    internal static EditCosts Letters { get; } = new(
        (one, other) => Are(one, other, "0O 1I 1L G9 B6 5S EI OU IJ IY CK NH")
            ? Confusable
            : char.IsAsciiDigit(one) || char.IsAsciiDigit(other) ? Digit : Full,
        one => char.IsAsciiDigit(one) ? Digit : Full);

    /// <summary>Costs on the sound.</summary>
    internal static EditCosts Sounds { get; } = new(
        (one, other) => Sound.IsSoft(one) && Sound.IsSoft(other) ? Soft
            : Are(one, other, "SZ DT KG BP FV JI JG CS CJ HK HG DZ") ? Confusable
            : char.IsAsciiDigit(one) || char.IsAsciiDigit(other) ? Digit : Full,
        one => Sound.IsSoft(one) ? Soft : char.IsAsciiDigit(one) ? Digit : Full);

    /// <summary>Costs of exchanging a letter, by <see cref="Place"/> of the other.</summary>
    internal ReadOnlySpan<byte> ExchangesOf(char letter) => _exchange.AsSpan(Place(letter) * Size, Size);

    /// <summary>Costs of a letter gained or lost, by <see cref="Place"/>.</summary>
    internal ReadOnlySpan<byte> Singles => _single;

    internal static int Place(char letter) => letter & (Size - 1);

    private static bool Are(char one, char other, string pairs) =>
        pairs.Split(' ').Any(pair => (pair[0] == one && pair[1] == other) || (pair[1] == one && pair[0] == other));
}
