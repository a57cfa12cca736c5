using System.Globalization;
using Bmis.Edifact.Interchange;

namespace Bmis.Edifact.Parts;

/// <summary>
/// Which part a message is (UNH, S010). Without a number and a letter it is the only one; a last part without a number
/// is the only one, too.
/// </summary>
/// <param name="Number">The number of the part (0070), 1 for the first.</param>
/// <param name="IsFirst">Whether it is marked as the first (0073 is C) or has the first number.</param>
/// <param name="IsLast">Whether it is marked as the last (0073 is F), or is the only one.</param>
public readonly record struct PartMark(int Number, bool IsFirst, bool IsLast)
{
    /// <summary>
    /// Numbers at most: the standard has two digits, and what a set misses is listed. A greater one counts as none.
    /// </summary>
    public const int MostParts = 999;

    private const string First = "C";
    private const string Last = "F";

    /// <summary>The mark of a message.</summary>
    public static PartMark Of(MessageHeader header)
    {
        var hasNumber = int.TryParse(
            header.SequenceOfTransfers, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= MostParts;
        if (!hasNumber)
            number = 1;
        var isLast = header.FirstAndLast == Last || (!hasNumber && header.FirstAndLast != First);
        return new(number, header.FirstAndLast == First || number == 1, isLast);
    }
}
