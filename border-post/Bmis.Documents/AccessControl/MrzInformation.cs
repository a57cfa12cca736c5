using System.Security.Cryptography;
using System.Text;
using Bmis.Documents.Mrz;

namespace Bmis.Documents.AccessControl;

/// <summary>
/// What an MRZ gives as password of the chip: document number, birth date and date of expiry, each with its check digit
/// (Doc 9303-11, 4.3.2 and D.2). It prints as <c>[document key]</c>.
/// </summary>
public sealed class MrzInformation
{
    private const int ShortestNumber = 9;
    private const int DateCharacters = 6;
    private const int SeedBytes = 16;

    private readonly string _number;
    private readonly string _text;

    private MrzInformation(string number, string dates) => (_number, _text) = (number, number + dates);

    /// <summary>
    /// The information of an MRZ; null when number or dates are missing. Check digits are computed, not read: a misread
    /// digit keeps nobody from the chip.
    /// </summary>
    public static MrzInformation? Of(MrzResult mrz) => Of(mrz.DocumentNumber, mrz.BirthDate, mrz.ExpiryDate);

    /// <summary>The same from parts.</summary>
    /// <param name="number">The document number as printed, long ones whole.</param>
    /// <param name="birthDate">yyMMdd; unknown parts are fillers.</param>
    /// <param name="expiryDate">yyMMdd.</param>
    public static MrzInformation? Of(string number, string birthDate, string expiryDate)
    {
        if (number.Length == 0 || birthDate.Length != DateCharacters || expiryDate.Length != DateCharacters)
            return null;
        var padded = number.Replace(' ', MrzAlphabet.Filler).PadRight(ShortestNumber, MrzAlphabet.Filler);
        return new(WithDigit(padded), WithDigit(birthDate) + WithDigit(expiryDate));
    }

    /// <summary>The whole SHA-1 of the information: the password of PACE (Doc 9303-11, 9.7.3).</summary>
    public byte[] Digest() => SHA1.HashData(Encoding.ASCII.GetBytes(_text));

    /// <summary>The seed of the keys of BAC.</summary>
    public byte[] Seed() => Digest()[..SeedBytes];

    /// <summary>
    /// The document number with its check digit: after BAC, terminal authentication names the chip by it (Doc
    /// 9303-11, 7.1.2).
    /// </summary>
    public byte[] ChipIdentifier() => Encoding.ASCII.GetBytes(_number);

    /// <inheritdoc/>
    public override string ToString() => "[document key]";

    private static string WithDigit(string field) => field + MrzAlphabet.CheckDigit(field);
}
