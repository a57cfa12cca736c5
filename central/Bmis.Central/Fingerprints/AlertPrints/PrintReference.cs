using System.Globalization;

namespace Bmis.Central.Fingerprints.AlertPrints;

/// <summary>
/// What an entry says of a print: which finger, whether there is a picture, and a keyed digest of the very bytes, so
/// that who signs an entry signs its prints. Other lists' words about samples are none.
/// </summary>
/// <param name="Finger">The position, 1 to 10.</param>
/// <param name="HasPicture">False for minutiae alone.</param>
/// <param name="Digest">32 small hexadecimal digits.</param>
internal sealed record PrintReference(int Finger, bool HasPicture, string Digest)
{
    public const int DigestCharacters = 32;

    private const string Picture = "hq-print";
    private const string Minutiae = "hq-minutiae";

    /// <summary>Reads a sample of an entry; null when it is not one of headquarters' own prints.</summary>
    public static PrintReference? Parse(string text)
    {
        var parts = text.Split(':');
        return parts is [Picture or Minutiae, var finger, { Length: DigestCharacters } digest]
            && int.TryParse(finger, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && position is >= 1 and <= 10
            && digest.All(char.IsAsciiHexDigitLower)
                ? new(position, parts[0] == Picture, digest)
                : null;
    }

    /// <summary>The prints among the samples of an entry.</summary>
    public static IEnumerable<PrintReference> Of(IEnumerable<string> samples) =>
        samples.Select(Parse).OfType<PrintReference>();

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(HasPicture ? Picture : Minutiae)}:{Finger}:{Digest}");
}
