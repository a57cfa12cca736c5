using System.Buffers.Text;
using System.Text;

namespace Bmis.Documents.Seals;

/// <summary>
/// A seal as barcode readers give it, which is text: a seal in JSON as it is, a binary one in base 64 or hexadecimal.
/// Raw bytes are no text: a line or a keyboard loses zeros, line ends and whatever its layout lacks, so readers are set
/// to encode them. It prints as <c>[digital seal]</c>.
/// </summary>
/// <param name="Binary">A binary seal; null when it is none or cannot be read.</param>
/// <param name="Json">A seal in JSON; null when it is none or cannot be read.</param>
/// <param name="Fault">Why it cannot be read.</param>
public sealed record ScannedSeal(DigitalSeal? Binary, JsonSeal? Json, SealFault Fault)
{
    private const byte Magic = 0xDC;

    /// <summary>The most characters that are looked at.</summary>
    public const int MostCharacters = SealLimits.MostJsonBytes;

    /// <summary>Whether the text of a reader begins as a seal does; no MRZ does.</summary>
    public static bool IsSeal(ReadOnlySpan<char> text)
    {
        var begin = text.Trim();
        return begin.Length > 0 && (begin[0] == '{' || IsHexadecimal(begin) || IsBase64(begin));
    }

    /// <summary>Reads a seal.</summary>
    public static ScannedSeal Read(string text)
    {
        var scanned = text.Trim();
        if (scanned.Length > MostCharacters)
            return new(null, null, SealFault.TooLong);
        if (scanned.StartsWith('{'))
        {
            var json = JsonSeal.Read(Encoding.UTF8.GetBytes(scanned));
            return new(null, json.Value, json.Fault);
        }

        if (Bytes(string.Concat(scanned.Where(one => !char.IsWhiteSpace(one)))) is not { } bytes)
            return new(null, null, SealFault.NotASeal);
        var binary = DigitalSeal.Read(bytes);
        return new(binary.Value, null, binary.Fault);
    }

    /// <inheritdoc/>
    public override string ToString() => "[digital seal]";

    private static byte[]? Bytes(string text)
    {
        if (IsHexadecimal(text))
            return text.Length % 2 == 0 && !text.AsSpan().ContainsAnyExcept(Hexadecimal)
                ? Convert.FromHexString(text)
                : null;
        var url = text.Replace('+', '-').Replace('/', '_').TrimEnd('=');
        return IsBase64(text) && Base64Url.IsValid(url) ? Base64Url.DecodeFromChars(url) : null;
    }

    private static readonly System.Buffers.SearchValues<char> Hexadecimal =
        System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    // The magic byte, and whatever version is behind it: one that is not known here is said, not taken for an MRZ.
    private static bool IsHexadecimal(ReadOnlySpan<char> text) =>
        text.StartsWith("DC0", StringComparison.OrdinalIgnoreCase);

    private static bool IsBase64(ReadOnlySpan<char> text) =>
        text is ['3', 'A', _, _, ..] && Decode(text[..4]) is [Magic, _, _];

    private static byte[] Decode(ReadOnlySpan<char> four)
    {
        var url = four.ToString().Replace('+', '-').Replace('/', '_');
        return Base64Url.IsValid(url) ? Base64Url.DecodeFromChars(url) : [];
    }
}
