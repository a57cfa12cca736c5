namespace Bmis.Edifact.Pnrgov;

/// <summary>
/// Masks card numbers, as PCI DSS 3.4.1 allows at most to show: the first six and the last four digits.
/// </summary>
public static class CardMask
{
    private const int First = 6;
    private const int Last = 4;
    private const int Shortest = 12;
    private const char Mask = 'X';

    /// <summary>The number with its middle masked; one too short for that masked wholly.</summary>
    public static string Of(string number)
    {
        var digits = number.Count(char.IsAsciiDigit);
        if (number.Length < Shortest)
            return digits < number.Length || digits == 0 ? number : new string(Mask, number.Length);
        return string.Concat(number.Select((one, place) =>
            place >= First && place < number.Length - Last && char.IsAsciiDigit(one) ? Mask : one));
    }
}
