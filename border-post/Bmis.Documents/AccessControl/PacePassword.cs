using System.Text;

namespace Bmis.Documents.AccessControl;

/// <summary>A password of PACE (Doc 9303-11, 9.7.3). It prints as <c>[document password]</c>.</summary>
public sealed class PacePassword
{
    private const int ShortestAccessNumber = 4;
    private const int LongestAccessNumber = 16;

    private readonly byte[] _octets;

    private PacePassword(byte reference, byte[] octets) => (Reference, _octets) = (reference, octets);

    /// <summary>The number by which the chip is told which password it is: 1 for the MRZ, 2 for the CAN.</summary>
    public byte Reference { get; }

    internal ReadOnlySpan<byte> Octets => _octets;

    /// <summary>The password that the MRZ gives.</summary>
    public static PacePassword Of(MrzInformation mrz) => new(1, mrz.Digest());

    /// <summary>
    /// The card access number printed on the document, six digits as a rule; null when it is not made of digits.
    /// </summary>
    public static PacePassword? OfAccessNumber(string digits) =>
        digits.Length is >= ShortestAccessNumber and <= LongestAccessNumber && digits.All(char.IsAsciiDigit)
            ? new(2, Encoding.ASCII.GetBytes(digits))
            : null;

    /// <inheritdoc/>
    public override string ToString() => "[document password]";
}
