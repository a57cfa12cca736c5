using System.Buffers.Text;
using System.Text;

namespace Bmis.Documents.Simulation;

/// <summary>Writes digital seals of specimens, signed by a specimen issuer (Doc 9303-13).</summary>
public static class SpecimenSeals
{
    private const string Packed = "\0\0\0 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const byte Magic = 0xDC;
    private const byte FourthVersion = 0x03;
    private const byte VisaReference = 0x5D;
    private const byte VisaCategory = 1;
    private const int PrintedOptionalData = 16;

    /// <summary>The bytes of a full-size visa's seal, format version 4.</summary>
    /// <param name="issuer">Who signs.</param>
    /// <param name="mrz">The MRZ of the visa, its lines parted by a line feed.</param>
    /// <param name="passportNumber">Number of the passport, up to nine characters.</param>
    /// <param name="entries">How many entries it allows, 0 for any number.</param>
    /// <param name="days">How many days it allows to stay, up to 255.</param>
    /// <param name="day">When it is signed.</param>
    public static byte[] Visa(
        SpecimenIssuer issuer, string mrz, string passportNumber, byte entries, byte days, DateOnly day)
    {
        var reference = issuer.SignerSerial;
        byte[] signed =
        [
            Magic, FourthVersion, .. C40("UTO"), .. C40($"UTSP{reference.Length:X2}"), .. C40(reference),
            .. Date(day), .. Date(day), VisaReference, VisaCategory,
            .. Feature(1, C40(mrz.Replace("\n", "", StringComparison.Ordinal)[..^PrintedOptionalData])),
            .. Feature(3, entries), .. Feature(4, days, 0, 0), .. Feature(5, C40(passportNumber.PadRight(9))),
        ];
        return [.. signed, .. Feature(0xFF, issuer.SignSeal(signed))];
    }

    /// <summary>A proof of vaccination in JSON.</summary>
    /// <param name="issuer">Who signs.</param>
    /// <param name="name">Name of the holder, as the MRZ writes names.</param>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="documentNumber">Number of the travel document.</param>
    public static string Vaccination(SpecimenIssuer issuer, string name, DateOnly birthDate, string documentNumber)
    {
        var holder = $$"""{"dob":"{{birthDate:yyyy-MM-dd}}","i":"{{documentNumber}}","n":"{{name}}"}""";
        var data = $$$"""
            {"hdr":{"is":"UTO","t":"icao.vacc","v":1},"msg":{"pid":{{{holder}}},"uvci":"U32870"}}
            """;
        var certificate = Base64Url.EncodeToString(issuer.Signer);
        var signature = Base64Url.EncodeToString(issuer.SignSeal(Encoding.UTF8.GetBytes(data)));
        return $$$"""{"data":{{{data}}},"sig":{"alg":"ES256","cer":"{{{certificate}}}","sigvl":"{{{signature}}}"}}""";
    }

    private static byte[] Feature(byte tag, params byte[] value) => [tag, (byte)value.Length, .. value];

    private static byte[] Date(DateOnly day)
    {
        var number = (day.Month * 1_000_000) + (day.Day * 10_000) + day.Year;
        return [(byte)(number >> 16), (byte)(number >> 8), (byte)number];
    }

    // Three characters in two bytes, fillers as blanks; a last one stands alone behind the byte that ends the packing.
    private static byte[] C40(string text)
    {
        var packed = new List<byte>();
        text = text.Replace('<', ' ');
        for (var i = 0; i < text.Length; i += 3)
        {
            if (text.Length - i == 1)
            {
                packed.AddRange([0xFE, (byte)(text[i] + 1)]);
                continue;
            }

            var third = text.Length - i == 2 ? 0 : Value(text[i + 2]);
            var number = (1600 * Value(text[i])) + (40 * Value(text[i + 1])) + third + 1;
            packed.AddRange([(byte)(number >> 8), (byte)number]);
        }

        return [.. packed];
    }

    private static int Value(char character) => Packed.IndexOf(character, StringComparison.Ordinal);
}
