using System.Security.Cryptography;
using System.Text;

namespace Bmis.Documents.Tests.Seals;

/// <summary>Seals of invented documents, written and signed by the standard and not by the readers.</summary>
internal static class SampleSeals
{
    private const string Alphabet = "\0\0\0 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    internal const string VisaZone =
        "VCD<<DENT<<ARTHUR<PHILIP<<<<<<<<<<<<" + "1234567XY7GBR5203116M2005250";

    internal const string PassportZone =
        "I<GBRSUPAMANN<<MARY<<<<<<<<<<<<<<<<<" + "6525845096USA7008038M2201018<<<<<<06";

    /// <summary>Packs characters, fillers as blanks.</summary>
    internal static byte[] C40(string text)
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

    internal static byte[] Date(int month, int day, int year)
    {
        var number = (month * 1_000_000) + (day * 10_000) + year;
        return [(byte)(number >> 16), (byte)(number >> 8), (byte)number];
    }

    internal static byte[] Header(int version, string reference, byte feature, byte category) =>
    [
        0xDC, (byte)(version - 1), .. C40("UTO"),
        .. C40(version == 3 ? "UTTS" + reference : $"UTTS{reference.Length:X2}"),
        .. version == 3 ? [] : C40(reference),
        .. Date(3, 25, 2026), .. Date(11, 27, 2026), feature, category,
    ];

    internal static byte[] Feature(byte tag, params byte[] value) => [tag, (byte)value.Length, .. value];

    internal static byte[] VisaFeatures() =>
    [
        .. Feature(2, C40(VisaZone)), .. Feature(3, 12), .. Feature(4, 90, 0, 0), .. Feature(5, C40("47110815P")),
        .. Feature(6, 0xAA), .. Feature(9, 1, 2, 3),
    ];

    internal static byte[] Visa(ECDsa key, int version = 4) =>
        Sign(key, [.. Header(version, version == 3 ? "0005B" : "5B", 0x5D, 1), .. VisaFeatures()]);

    internal static byte[] Sign(ECDsa key, byte[] signed, HashAlgorithmName? hash = null)
    {
        var signature = key.SignData(signed, hash ?? HashAlgorithmName.SHA256);
        byte[] length = signature.Length < 0x80 ? [(byte)signature.Length] : [0x81, (byte)signature.Length];
        return [.. signed, 0xFF, .. length, .. signature];
    }

    /// <summary>A seal in JSON whose data are given in the canonical form.</summary>
    internal static string Json(
        ECDsa key, string canonical, string algorithm = "ES256", HashAlgorithmName? hash = null, string? sent = null)
    {
        var signature = key.SignData(Encoding.UTF8.GetBytes(canonical), hash ?? HashAlgorithmName.SHA256);
        var text = Convert.ToBase64String(signature).Replace('+', '-').Replace('/', '_');
        var sig = $$"""{"alg":"{{algorithm}}","cer":"MAA=","sigvl":"{{text}}"}""";
        return $$$"""{"data":{{{sent ?? canonical}}},"sig":{{{sig}}}}""";
    }

    private static int Value(char character) => Alphabet.IndexOf(character, StringComparison.Ordinal);
}
