using System.Text;

namespace Bmis.Edifact.Interchange;

/// <summary>
/// Codes of one to three capital letters and digits as text, each made once: messages repeat the same few hundred all
/// the time, and every repertoire holds them. For any thread: whoever is first writes the place of a code.
/// </summary>
internal static class ShortCodes
{
    private const int Longest = 3;

    // Letters and digits, and none.
    private const int Base = 37;

    private static readonly string?[] Made = new string?[Base * Base * Base];

    /// <summary>The text of a code; null when it is none of these.</summary>
    internal static string? Find(ReadOnlySpan<byte> code)
    {
        if (code.Length is 0 or > Longest)
            return null;
        var place = 0;
        foreach (var one in code)
        {
            var figure = Figure(one);
            if (figure == 0)
                return null;
            place = (place * Base) + figure;
        }

        return Made[place] ??= Encoding.ASCII.GetString(code);
    }

    private static int Figure(byte one) => char.IsAsciiDigit((char)one) ? one - '0' + 1
        : char.IsAsciiLetterUpper((char)one) ? one - 'A' + 11
        : 0;
}
