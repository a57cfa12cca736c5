using System.Text;

namespace Bmis.BorderPost.Screens;

/// <summary>Turns what was typed, or came through a keyboard wedge, into the lines of an MRZ.</summary>
internal static class TypedMrz
{
    internal static string Read(string typed)
    {
        var text = new StringBuilder(typed.Length);
        foreach (var character in typed)
            if (character is '\n') text.Append('\n');
            else if (!char.IsWhiteSpace(character) && !char.IsControl(character)) text.Append(char.ToUpperInvariant(character));
        return text.ToString().Trim('\n');
    }
}
