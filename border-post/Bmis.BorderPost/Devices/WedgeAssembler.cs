using System.Text;

namespace Bmis.BorderPost.Devices;

/// <summary>
/// Turns what was typed, pasted or sent by a keyboard wedge into the text of an MRZ: capitals, no blanks within lines,
/// and the characters back that a wrong keyboard layout puts in place of the filler.
/// </summary>
internal static class WedgeAssembler
{
    /// <summary>Longest text taken; what is beyond it is left to the parser's limit.</summary>
    internal const int MaximumLength = 2048;

    internal static string Assemble(ReadOnlySpan<char> typed)
    {
        var kept = typed.Length > MaximumLength ? typed[..MaximumLength] : typed;
        var text = new StringBuilder(kept.Length);
        var previous = '\0';
        foreach (var character in kept)
        {
            var isPair = previous == '\r' && character == '\n'; // A form sends every line end as both.
            previous = character;
            if (isPair) continue;
            if (character is '\r' or '\n') text.Append('\n');
            else if (character is '>' or '‹') text.Append('<');
            else if (character == '«') text.Append("<<");
            else if (!char.IsWhiteSpace(character) && !char.IsControl(character))
                text.Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}
