using System.Text;

namespace Bmis.Biographics;

/// <summary>
/// Pairs of Greek letters that ELOT 743 writes together: diphthongs with upsilon (V before voiced sounds, F before
/// voiceless ones and at the end), gamma before gamma, xi and chi, and mu pi at the start of a word.
/// </summary>
internal static class GreekDigraphs
{
    private const string Voiceless = "ΘΚΞΠΣΤΦΧΨ";

    internal static bool TryRead(string text, int at, out string letters, out int taken)
    {
        (letters, taken) = ("", 0);
        if (at + 1 >= text.Length || !IsGreek(text[at]) || !IsGreek(text[at + 1])) return false;
        var first = Plain(text[at]);
        var second = Plain(text[at + 1]);

        // A mark on the first vowel or a diaeresis on the second parts the two.
        var joined = first == char.ToUpperInvariant(text[at]) && text[at + 1] is not ('ϋ' or 'ΰ' or 'Ϋ');
        letters = (first, second) switch
        {
            ('Ο', 'Υ') when joined => "OU",
            ('Α', 'Υ') when joined => "A" + VowelTail(text, at + 2),
            ('Ε', 'Υ') when joined => "E" + VowelTail(text, at + 2),
            ('Η', 'Υ') when joined => "I" + VowelTail(text, at + 2),
            ('Γ', 'Γ') => "NG",
            ('Γ', 'Ξ') => "NX",
            ('Γ', 'Χ') => "NCH",
            ('Μ', 'Π') when at == 0 || !char.IsLetter(text[at - 1]) => "B",
            _ => "",
        };
        taken = 2;
        return letters.Length > 0;
    }

    private static string VowelTail(string text, int at) =>
        at >= text.Length || !char.IsLetter(text[at]) || Voiceless.Contains(Plain(text[at])) ? "F" : "V";

    private static bool IsGreek(char character) =>
        character is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF';

    private static char Plain(char character) =>
        char.ToUpperInvariant(character == 'ς' ? 'Σ' : character.ToString().Normalize(NormalizationForm.FormD)[0]);
}
